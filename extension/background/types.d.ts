/** The content script at work, where it is. */
declare const JinjjaMain: { again(): void } | undefined;

/** The scripts for the shops that a page names, where they are. */
declare const JinjjaText: object | undefined;
declare const JinjjaLinks: { page(): object } | undefined;
