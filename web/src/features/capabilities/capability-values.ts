import type { Capability, CapabilityInput } from '../../api/types';
import { fenToWan, wanToFen } from '../../lib/format';

export interface CaseRow {
  title: string;
  customer: string;
  sector: string;
  year: string;
  result: string;
}

export interface FilingRow {
  number: string;
  kind: string;
}

/** What the form holds: texts as typed, money in 万元. */
export interface CapabilityValues {
  title: string;
  summary: string;
  description: string;
  kind: string;
  technologies: string[];
  sectors: string[];
  deployments: string[];
  constraints: string[];
  maturity: string;
  cases: CaseRow[];
  capacity: string;
  busy: string;
  districts: string[];
  priceModes: string[];
  priceMin: string;
  priceMax: string;
  leadTimeDays: string;
  filings: FilingRow[];
  firstVersion: boolean;
  teamSize: string;
}

export const emptyCase: CaseRow = { title: '', customer: '', sector: '', year: '', result: '' };
export const emptyFiling: FilingRow = { number: '', kind: '' };

const shown = (value: number | null) => (value === null ? '' : String(value));

/** A capability as the form shows it. */
export function toValues(capability: Capability): CapabilityValues {
  return {
    title: capability.title,
    summary: capability.summary,
    description: capability.description,
    kind: capability.kind,
    technologies: capability.technologies,
    sectors: capability.sectors,
    deployments: capability.deployments,
    constraints: capability.constraints,
    maturity: shown(capability.maturity),
    cases: capability.cases.map((one) => ({
      ...one,
      sector: one.sector ?? '',
      year: shown(one.year),
    })),
    capacity: shown(capability.capacity),
    busy: shown(capability.busy),
    districts: capability.districts,
    priceModes: capability.priceModes,
    priceMin: fenToWan(capability.priceMinFen),
    priceMax: fenToWan(capability.priceMaxFen),
    leadTimeDays: shown(capability.leadTimeDays),
    filings: capability.filings.map(({ number, kind }) => ({ number, kind: kind ?? '' })),
    firstVersion: capability.firstVersion,
    teamSize: shown(capability.teamSize),
  };
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
/** A count as typed; an unreadable one becomes −1, which the server refuses at its field. */
const count = (text: string): number | null => {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '');
  if (plain === '') return null;
  return /^\d+$/.test(plain) ? Number(plain) : -1;
};

/** What the form holds, in the API's words. Codes come from the API's own lists. */
export function toInput(values: CapabilityValues): CapabilityInput {
  return {
    title: values.title.trim(),
    summary: values.summary.trim(),
    description: values.description.trim(),
    kind: values.kind as CapabilityInput['kind'],
    technologies: values.technologies,
    sectors: values.sectors,
    deployments: values.deployments as CapabilityInput['deployments'],
    constraints: values.constraints,
    maturity: count(values.maturity),
    cases: values.cases
      .filter((one) => one.title.trim() !== '')
      .map((one) => ({
        title: one.title.trim(),
        customer: one.customer.trim(),
        sector: orNull(one.sector),
        year: count(one.year),
        result: one.result.trim(),
      })),
    capacity: count(values.capacity),
    busy: count(values.busy) ?? 0,
    districts: values.districts,
    priceModes: values.priceModes as CapabilityInput['priceModes'],
    priceMinFen: wanToFen(values.priceMin),
    priceMaxFen: wanToFen(values.priceMax),
    leadTimeDays: count(values.leadTimeDays),
    filings: values.filings
      .filter((one) => one.number.trim() !== '')
      .map(({ number, kind }) => ({
        number: number.trim(),
        kind: orNull(kind) as NonNullable<CapabilityInput['filings']>[number]['kind'],
      })),
    firstVersion: values.firstVersion,
    teamSize: count(values.teamSize),
  };
}
