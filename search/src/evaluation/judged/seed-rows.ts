// The rows that are judged, read from api/seed: demonstration and official scenarios as demands, published demonstration
// capabilities and unclaimed public entries as supplies.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DemandProfile, SupplyEvidence, SupplyProfile } from '../../matching/types.js';

/** Relative dates of the seeds count from here, so that figures do not change with the calendar. */
export const JUDGED_AT = new Date('2026-11-01T00:00:00Z');

// The same way up from src/evaluation/judged and from dist/evaluation/judged.
const here = dirname(fileURLToPath(import.meta.url));
const SEEDS = join(here, '../../../../api/seed');
export const JUDGED_FOLDER = join(here, '../../../src/evaluation/judged');

const DAY_MS = 86_400_000;

/** How the public lists name sectors of our taxonomy; others tell no sector. */
const SECTOR_OF: Readonly<Record<string, string>> = {
  ...{ 医疗: 'health', 医学: 'health', 金融: 'finance', 创投: 'finance', 审计: 'finance' },
  ...{ 法律: 'law', 司法: 'law', 教育: 'education', 科研: 'research', 科学: 'research' },
  ...{ 材料: 'research', 地球科学: 'research', 工业: 'industry', 工业制造: 'industry' },
  ...{ 汽车: 'industry', 食品: 'industry', 日化: 'industry', 政务: 'government' },
  ...{
    公共服务: 'government',
    媒体: 'media',
    游戏: 'media',
    社交: 'media',
    文旅: 'culture-tourism',
  },
  ...{ 农业: 'agriculture', 林业: 'agriculture', 交通运输: 'transport', 航运: 'transport' },
  ...{ 民航: 'transport', 客服: 'commerce', 营销: 'commerce', 商业: 'commerce', 电商: 'commerce' },
  ...{ 企业服务: 'software', 运维: 'software', 代码: 'software', 信息安全: 'software' },
  ...{ 网络安全: 'software', 通信: 'software', 电力: 'energy', 水利: 'environment' },
  ...{
    城市规划: 'city',
    城市治理: 'city',
    安全: 'emergency',
    智能家居: 'home',
    家政: 'livelihood',
  },
  ...{ 建筑: 'construction' },
};

interface HealthRow {
  id: string;
  title: string;
  text: string;
}

type ScenarioRow = Omit<DemandProfile, 'id' | 'text' | 'resources'> & {
  externalId: string;
  problem: string;
  resources: { kind: string }[];
};

type CapabilityRow = Omit<SupplyProfile, 'id' | 'text' | 'evidence'> & {
  externalId: string;
  state: string;
  description: string;
  priceMode: string[];
  evidence: (SupplyEvidence & { validFromDaysAgo: number | null; validForDays: number | null })[];
};

interface PublicRow {
  id: string;
  name: string;
  product?: string;
  domain: string;
  text: string;
}

/** All scenarios that may be judged, by id (`demo-s-001`, `nhc-01`). */
export function seedDemands(): Map<string, DemandProfile> {
  const demo = rows<ScenarioRow>('demo-scenarios.jsonl').map(demandOf);
  const health = rows<HealthRow>('health-scenarios.jsonl').map(
    ({ id, title, text }): DemandProfile => ({
      ...{ id, title, text, sectors: ['health'], districts: ['city'] },
    }),
  );
  return byId([...demo, ...health]);
}

/** All published capabilities and unclaimed entries, by id (`demo-cap-001`, `llm-…`, `dom-…`). */
export function seedSupplies(): Map<string, SupplyProfile> {
  const demo = rows<CapabilityRow>('demo-capabilities.jsonl')
    .filter((row) => row.state === 'published')
    .map(supplyOf);
  const unclaimed = ['model-makers.jsonl', 'domain-models.jsonl'].flatMap((file) =>
    rows<PublicRow>(file).map(unclaimedOf),
  );
  return byId([...demo, ...unclaimed]);
}

function demandOf(row: ScenarioRow): DemandProfile {
  const { externalId, problem, resources, title, summary, mustHave, niceToHave } = row;
  return {
    ...{ id: externalId, title, summary, text: problem, mustHave, niceToHave },
    ...{ sectors: row.sectors, technologies: row.technologies, districts: row.districts },
    ...{ constraints: row.constraints, cooperationModes: row.cooperationModes },
    ...{ budgetMinFen: row.budgetMinFen, budgetMaxFen: row.budgetMaxFen },
    ...{ sizeClass: row.sizeClass, expectedStart: row.expectedStart, firstUse: row.firstUse },
    ...{ smeReserved: row.smeReserved, baseline: row.baseline, target: row.target },
    resources: [...new Set(resources.map(({ kind }) => kind))],
    acceptanceTest: row.acceptanceTest,
  };
}

function supplyOf(row: CapabilityRow): SupplyProfile {
  const { externalId, description, priceMode, evidence, title, summary, kind } = row;
  return {
    ...{ id: externalId, title, summary, text: description, kind, priceModes: priceMode },
    ...{ technologies: row.technologies, sectors: row.sectors, deployments: row.deployments },
    ...{ constraints: row.constraints, maturity: row.maturity, cases: row.cases },
    ...{ capacity: row.capacity, busy: row.busy, districts: row.districts },
    ...{ priceMinFen: row.priceMinFen, priceMaxFen: row.priceMaxFen },
    ...{ leadTimeDays: row.leadTimeDays, filingNo: row.filingNo, teamSize: row.teamSize },
    firstVersion: row.firstVersion,
    evidence: evidence.map(({ validFromDaysAgo, validForDays, ...proof }) => ({
      ...{ kind: proof.kind, title: proof.title, state: proof.state },
      validUntil:
        validFromDaysAgo === null || validForDays === null
          ? null
          : new Date(+JUDGED_AT + (validForDays - validFromDaysAgo) * DAY_MS).toISOString(),
    })),
  };
}

function unclaimedOf({ id, name, product, domain, text }: PublicRow): SupplyProfile {
  const sector = SECTOR_OF[domain];
  return {
    ...{ id, title: product ?? name, text, kind: 'model', technologies: ['large-model'] },
    ...(sector ? { sectors: [sector] } : {}),
    unclaimed: true,
  };
}

function rows<T>(file: string): T[] {
  return readJsonl<T>(join(SEEDS, file));
}

/** The objects of a JSONL file, one a line. */
export function readJsonl<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

function byId<T extends { id: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((item) => [item.id, item]));
}
