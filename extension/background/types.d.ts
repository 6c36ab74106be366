/** The content script at work, where it is. */
declare const JinjjaMain: { again(): void } | undefined;
