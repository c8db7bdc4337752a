import type { Figure, Scenario, ScenarioInput } from '../../api/types';
import { fenToWan, wanToFen } from '../../lib/format';
import { fromLocalInput, toLocalInput } from '../../lib/xiamen-time';
import { pairFigures } from './targets';

/** One measure with today's and the wanted figure, as typed. */
export interface FigureRow {
  name: string;
  unit: string;
  from: string;
  to: string;
  fromNote: string;
  toNote: string;
}

export interface ResourceRow {
  kind: string;
  description: string;
  dataGrade: string;
}

/** What the form holds: texts as typed, figures side by side, money in 万元, times in Xiamen's time. */
export interface ScenarioValues {
  title: string;
  summary: string;
  problem: string;
  figures: FigureRow[];
  sectors: string[];
  technologies: string[];
  districts: string[];
  park: string;
  sizeClass: string;
  resources: ResourceRow[];
  cooperationModes: string[];
  procedure: string;
  takers: string;
  proofOfConcept: string;
  procurementUrl: string;
  procurementNo: string;
  budgetMin: string;
  budgetMax: string;
  smeReserved: string;
  constraints: string[];
  mustHave: string[];
  niceToHave: string[];
  firstUse: boolean;
  expectedStart: string;
  deadline: string;
  acceptanceTest: string;
  contactRole: string;
  contactName: string;
  contactEmail: string;
}

export const emptyFigure: FigureRow = {
  name: '',
  unit: '',
  from: '',
  to: '',
  fromNote: '',
  toNote: '',
};
export const emptyResource: ResourceRow = { kind: 'data', description: '', dataGrade: '' };

const shown = (figure: Figure | null) =>
  figure?.value === null || figure === null ? '' : String(figure.value);

function figureRows(scenario: Pick<Scenario, 'baseline' | 'target'>): FigureRow[] {
  return pairFigures(scenario.baseline, scenario.target).map((row) => ({
    name: row.name,
    unit: row.from?.unit || row.to?.unit || '',
    from: shown(row.from),
    to: shown(row.to),
    fromNote: row.from?.note ?? '',
    toNote: row.to?.note ?? '',
  }));
}

/** A scenario as the form shows it. */
export function toValues(scenario: Scenario): ScenarioValues {
  return {
    title: scenario.title,
    summary: scenario.summary,
    problem: scenario.problem,
    figures: figureRows(scenario),
    sectors: scenario.sectors,
    technologies: scenario.technologies,
    districts: scenario.districts,
    park: scenario.park ?? '',
    sizeClass: scenario.sizeClass ?? '',
    resources: scenario.resources.map((one) => ({ ...one, dataGrade: one.dataGrade ?? '' })),
    cooperationModes: scenario.cooperationModes,
    procedure: scenario.procedure ?? '',
    takers: scenario.takers ?? '',
    proofOfConcept: scenario.proofOfConcept ?? '',
    procurementUrl: scenario.procurementUrl ?? '',
    procurementNo: scenario.procurementNo ?? '',
    budgetMin: fenToWan(scenario.budgetMinFen),
    budgetMax: fenToWan(scenario.budgetMaxFen),
    smeReserved: scenario.smeReserved === null ? '' : scenario.smeReserved ? 'yes' : 'no',
    constraints: scenario.constraints,
    mustHave: scenario.mustHave,
    niceToHave: scenario.niceToHave,
    firstUse: scenario.firstUse,
    expectedStart: scenario.expectedStart ?? '',
    deadline: toLocalInput(scenario.deadline),
    acceptanceTest: scenario.acceptanceTest ?? '',
    contactRole: scenario.contact?.role ?? '',
    contactName: scenario.contact?.name ?? '',
    contactEmail: scenario.contact?.email ?? '',
  };
}

type FigureInput = NonNullable<ScenarioInput['baseline']>[number];

/** A number as typed (`1,200`, `８５`); null for none. Unreadable text stays text, so that the server refuses it at its field. */
function figureValue(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '');
  return plain === '' ? null : Number(plain);
}

const isKept = (row: FigureRow) => row.name.trim() !== '';
const hasFrom = (row: FigureRow) => row.from.trim() !== '' || row.fromNote !== '';
const hasTo = (row: FigureRow) => row.to.trim() !== '' || row.toNote !== '';
/** A row with neither figure is kept as a baseline still unknown, so that its name is not lost. */
const inBaseline = (row: FigureRow) => isKept(row) && (hasFrom(row) || !hasTo(row));
const inTarget = (row: FigureRow) => isKept(row) && hasTo(row);

function figureInput(row: FigureRow, text: string, note: string): FigureInput {
  const value = figureValue(text);
  return {
    name: row.name.trim(),
    value: value !== null && Number.isNaN(value) ? null : value,
    unit: row.unit.trim(),
    ...(note ? { note } : {}),
  };
}

/** Which row of the form a figure of the server's list came from. */
export function figureRowAt(
  figures: readonly FigureRow[],
  list: 'baseline' | 'target',
  index: number,
): number {
  const rows = figures.flatMap((row, at) =>
    (list === 'baseline' ? inBaseline(row) : inTarget(row)) ? [at] : [],
  );
  return rows[index] ?? 0;
}

/** Rows whose figures are no numbers; the page says so at the row. */
export const isUnreadable = (text: string) => Number.isNaN(figureValue(text) ?? 0);

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
const lines = (list: readonly string[]) => list.map((line) => line.trim()).filter(Boolean);

/** What the form holds, in the API's words. */
export function toInput(values: ScenarioValues): ScenarioInput {
  return {
    title: values.title.trim(),
    summary: values.summary.trim(),
    problem: values.problem.trim(),
    baseline: values.figures
      .filter(inBaseline)
      .map((row) => figureInput(row, row.from, row.fromNote)),
    target: values.figures.filter(inTarget).map((row) => figureInput(row, row.to, row.toNote)),
    sectors: values.sectors,
    technologies: values.technologies,
    districts: values.districts,
    park: orNull(values.park),
    sizeClass: orNull(values.sizeClass) as ScenarioInput['sizeClass'],
    resources: values.resources
      .filter((one) => one.description.trim() !== '')
      .map((one) => ({
        kind: one.kind,
        description: one.description.trim(),
        dataGrade: orNull(one.dataGrade),
      })) as ScenarioInput['resources'],
    cooperationModes: values.cooperationModes,
    procedure: orNull(values.procedure) as ScenarioInput['procedure'],
    takers: orNull(values.takers) as ScenarioInput['takers'],
    proofOfConcept: orNull(values.proofOfConcept),
    procurementUrl: orNull(values.procurementUrl),
    procurementNo: orNull(values.procurementNo),
    budgetMinFen: wanToFen(values.budgetMin),
    budgetMaxFen: wanToFen(values.budgetMax),
    smeReserved: values.smeReserved === '' ? null : values.smeReserved === 'yes',
    constraints: values.constraints,
    mustHave: lines(values.mustHave),
    niceToHave: lines(values.niceToHave),
    firstUse: values.firstUse,
    expectedStart: orNull(values.expectedStart),
    deadline: fromLocalInput(values.deadline),
    acceptanceTest: orNull(values.acceptanceTest),
    contactRole: orNull(values.contactRole),
    contactName: orNull(values.contactName),
    contactEmail: orNull(values.contactEmail),
  };
}
