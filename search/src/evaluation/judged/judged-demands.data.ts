// The demands that are judged, in two sets that share none. The first was chosen before any ranker ran, for all 22 leading
// sectors of the demonstration scenarios and all five chapters of the official health scenarios; rankers are developed on
// it. The second is kept apart for testing: the other demonstration scenarios of the day and a draw of the other official
// ones (seed 20261126).

const DEMO =
  '001 003 004 005 006 010 013 015 017 019 020 022 023 024 028 030 031 034 038 039 041 045 047 048 051 052 ' +
  '054 055 057 059 061 062 064 065 066 067 068 070 071 072';
const HEALTH = '01 04 07 10 12 15 16 19 22 28 32 36 39 42 44 46 47 55 63 66 69 70 73 77';
const TEST_DEMO =
  '002 007 008 009 011 012 014 016 018 021 025 026 027 029 032 033 035 036 037 040 042 043 044 046 049 050 ' +
  '053 056 058 060 063 069 073 074';
const TEST_HEALTH = '03 05 08 09 17 29 30 34 40 45 48 51 52 53 59 60 61 65 68 71 74 78 79 81';

const ids = (demo: string, health: string): string[] => [
  ...demo.split(' ').map((number) => `demo-s-${number}`),
  ...health.split(' ').map((number) => `nhc-${number}`),
];

/** Which of the two sets: rankers may be changed for what the first shows, never for what the second does. */
export type JudgedSet = 'development' | 'test';

/** Ids of the judged demands by set: 40 demonstration scenarios and 24 official ones, then 34 and 24 others. */
export const JUDGED_DEMANDS: Readonly<Record<JudgedSet, readonly string[]>> = {
  development: ids(DEMO, HEALTH),
  test: ids(TEST_DEMO, TEST_HEALTH),
};
