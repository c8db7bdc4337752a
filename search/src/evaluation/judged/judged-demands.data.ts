// The demands that are judged: chosen before any ranker ran, for all 22 leading sectors of the demonstration scenarios and
// all five chapters of the official health scenarios.

const DEMO =
  '001 003 004 005 006 010 013 015 017 019 020 022 023 024 028 030 031 034 038 039 041 045 047 048 051 052 ' +
  '054 055 057 059 061 062 064 065 066 067 068 070 071 072';
const HEALTH = '01 04 07 10 12 15 16 19 22 28 32 36 39 42 44 46 47 55 63 66 69 70 73 77';

/** Ids of the judged demands: 40 demonstration scenarios, 24 official ones. */
export const JUDGED_DEMANDS: readonly string[] = [
  ...DEMO.split(' ').map((number) => `demo-s-${number}`),
  ...HEALTH.split(' ').map((number) => `nhc-${number}`),
];
