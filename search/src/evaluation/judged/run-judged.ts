// Prints, as Markdown, how well the judges' readings agree and how good rankers are by the judged pairs.
//   node search/dist/evaluation/judged/run-judged.js [development|test|whole] [NAME=FILE …]
// A FILE holds the lists of a ranker of another build (draw-pool.js lists).
import { JUDGED_SETS, reportJudged } from './judged-report.js';

const [name = 'development', ...others] = process.argv.slice(2);
const set = JUDGED_SETS.find((one) => one === name);
if (!set) throw new Error('development, test or whole');
reportJudged(set, others);
