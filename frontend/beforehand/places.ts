/** Where the time before a meeting is kept: places of sealed items (docs/protocol.md), and of what is still being typed. */

export const offerPlace = "offer";
export const votePlace = "vote";
/** No `draft/…`: the room offers those to a step, and this belongs to none. */
export const offerDraftPlace = "offer/draft";
/** The very draft that the room opens in that step: what is typed here stands ready there. */
export const lookbackDraftPlace = (phase: string) => `draft/${phase}/1`;
