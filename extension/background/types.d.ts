/** The content script at work, where it is. */
declare const JinjjaMain: { again(): void } | undefined;

/** The scripts for the shops that a page names, where they are. */
declare const JinjjaText: object | undefined;
declare const JinjjaLinks: { page(): object } | undefined;

/** What content scripts leave in the page's isolated world, where they are. */
declare const JinjjaCollect: { observe(plan: Plan, document: Document, answers: readonly Answer[], url: string): Observation };
declare const JinjjaHeard: { answers: readonly Answer[] };
declare const JinjjaSnapshot: {
  take(how: object): Promise<Snapshot>;
  part(at: number): string;
  discard(): void;
};
