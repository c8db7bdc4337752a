/** Everybody who may try something on a call and its bids. */
export const roles = [
  ...(['visitor', 'stranger', 'leadOwner', 'leadEditor', 'leadViewer', 'partner'] as const),
  ...(['invited', 'rival', 'publisherOwner', 'publisherEditor', 'publisherViewer'] as const),
  ...(['officer', 'idleOfficer', 'named', 'member', 'chair'] as const),
  ...(['reviewer', 'auditor', 'matchmaker', 'admin'] as const),
] as const;
export type Role = (typeof roles)[number];

const oneOf =
  (...some: readonly Role[]) =>
  (role: Role): boolean =>
    some.includes(role);

/** Who writes for the lead of the bid. */
export const leads = oneOf('leadOwner', 'leadEditor');
/** Who may read what is written in the bid: the lead's people and the partner's, who gave its consent. */
export const readsBid = oneOf('leadOwner', 'leadEditor', 'leadViewer', 'partner');
/** Who acts for one of the two bids, once they are open. */
export const bidderEditors = oneOf('leadOwner', 'leadEditor', 'partner', 'rival');
export const publishes = oneOf('publisherOwner', 'publisherEditor');
export const ofPublisher = oneOf('publisherOwner', 'publisherEditor', 'publisherViewer');
export const officers = oneOf('officer', 'idleOfficer');
export const seats = ['named', 'member', 'chair'] as const;
export type Seat = (typeof seats)[number];
export const isSeat = (role: Role): role is Seat => seats.some((seat) => seat === role);
