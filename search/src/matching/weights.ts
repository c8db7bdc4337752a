// The hand-set prior of both models: one weight a line, in log-odds. They are the reasoned start that feedback will
// move (matching.md §6, stage 6); no score is calibrated yet and the screens say so.

export const WEIGHTS = {
  /** Log-odds of an acceptance when nothing is known of either side. */
  base: { p: -2.4, q: -1.9 },
  /**
   * Concepts the demand names: slope around the coverage a chance neighbour reaches. Half the trust stands where six forms
   * of any kind stood: with their kinds' weights the same texts hold 0.78 of the mass.
   */
  needs: { slope: 5.5, mean: 0.3, halfMass: 4.7 },
  /** A supplier bids for its own trade, so what it offers counts for it almost as what is needed counts for the other. */
  focus: { slope: 4, mean: 0.25, halfMass: 4.7 },
  /** The same shared words are no stronger proof to one side than to the other. */
  text: { p: 3, q: 3, mean: 0.22, repeated: 0.4 },
  /** Likeness sees what no dictionary names, and single words less surely than likeness of the whole text. */
  latent: { p: 2.4, q: 1, mean: 0.3 },
  /** What a publisher calls a must decides: all musts together weigh about as much as everything else it has written. */
  musts: { p: 3.8, q: 1.7, mean: 0.4 },
  /** A wish never outweighs a must. */
  nices: 0.3,
  technologies: { slope: 0.7, mean: 0.4 },
  /** The sector is mostly told by the text already, and many offers serve more sectors than they name. */
  sectors: { same: 0.2, other: -0.2 },
  constraints: { verified: 0.5, claimed: 0.25, silent: 0, cap: 1.2 },
  gateUnmet: { p: -2.5, q: -1 },
  cases: { slope: 1.2, stated: 0.6, halfLifeYears: 3 },
  /** Papers tell offers of the same thing apart; they do not make an offer the right one. */
  evidence: { each: 0.1, cap: 0.2, noneValid: -0.05 },
  maturity: { usual: 0.15, firstUse: 0.06, pivot: 7 },
  firstVersion: { p: 0.4, q: 0.2 },
  /** At twice the budget a quarter of the fit is left. */
  price: { steepness: 2, p: { fits: 0.4, off: -1.8 }, q: { fits: 0.5, off: -1.8 } },
  lead: { fits: 0.15, late: -0.6, lateDays: 60 },
  district: { same: 0.15, other: -0.25 },
  /** Begins as one success in four; a pairing counts half of a bid, by how far it came (as in learning). */
  record: {
    ...{ slope: 0.8, wins: 1, losses: 3, most: 0.8, pairing: 0.5 },
    came: { declined: 0, connected: 0.8, met: 0.9, agreed: 1 },
  },
  unclaimed: -0.8,
  capacity: { free: 0.3, full: -1.5 },
  resources: { each: 0.15, cap: 0.45 },
  cooperation: { fits: 0.2, not: -0.2 },
  time: { tight: -0.6, short: -0.3, enough: 0.1 },
  clarity: { each: 0.15, cap: 0.45 },
} as const;

/** The texts must not speak against a pair by more than this, both sides together, or it is in no list. */
export const LEAST_TEXT = -2.25;

/** ρ of the power mean of p and q: near the smaller of the two (matching.md §1.1). */
export const RHO = -4;

/** Lower bounds of the shown bands, on the reciprocal score. */
export const BANDS = { high: 0.55, medium: 0.3 } as const;

/** BM25 (Robertson & Zaragoza 2009), title and text as one field. */
export const BM25 = { k1: 1.2, b: 0.75 } as const;
