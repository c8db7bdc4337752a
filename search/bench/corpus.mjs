// Documents for measuring: as varied as wanted, worded like the seed texts. Words follow each other as they do there, a
// share of them is replaced by words of the dictionary, so that the number of different terms grows as in life.
import fs from 'node:fs';
import { dict } from '@node-rs/jieba/dict.js';

const SEED_FOLDER = new URL('../../api/seed/', import.meta.url);
const SEED_FILES = [
  'demo-scenarios.jsonl',
  'demo-capabilities.jsonl',
  'health-scenarios.jsonl',
  'domain-models.jsonl',
  'model-makers.jsonl',
];
const FOREIGN_SHARE = 0.08;
const SECTORS =
  'industry supply-chain logistics education health transport marine media government city home finance'.split(
    ' ',
  );
const TECHNOLOGIES =
  'machine-learning large-model agent nlp speech vision robotics drone digital-twin forecasting edge sensing'.split(
    ' ',
  );
const DISTRICTS = 'city siming haicang huli jimei tongan xiangan'.split(' ');
const CONSTRAINTS =
  'xinchuang harmonyos on-premise private-network data-stays filed-model offline'.split(' ');
const LATIN =
  'AI HarmonyOS LLM ChatGLM Qwen OCR AGV MES ERP Transformer GPT-4o 5G Python Kubernetes'.split(
    ' ',
  );
const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

/** A small generator with a seed (mulberry32): the same documents in every run. */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = (random, list) => list[Math.floor(random() * list.length)];

function some(random, list, most) {
  const count = 1 + Math.floor(random() * most);
  return [...new Set(Array.from({ length: count }, () => pick(random, list)))];
}

function seedRows() {
  return SEED_FILES.flatMap((file) =>
    fs
      .readFileSync(new URL(file, SEED_FOLDER), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
}

/** Word → words that follow it; '' starts and ends a sentence. */
function chainOf(sentences, cut) {
  const chain = new Map();
  for (const sentence of sentences) {
    const words = cut(sentence);
    ['', ...words].forEach((word, i) => {
      const next = words[i] ?? '';
      if (!chain.has(word)) chain.set(word, []);
      chain.get(word).push(next);
    });
  }
  return chain;
}

function sentence(random, chain, foreign) {
  const words = [];
  let word = '';
  do {
    word = pick(random, chain.get(word) ?? ['']);
    words.push(random() < FOREIGN_SHARE ? pick(random, foreign) : word);
  } while (word !== '' && words.length < 30);
  return words.join('');
}

function texts(random, { chain, foreign, titles }, cut) {
  const left = cut(pick(random, titles));
  const right = cut(pick(random, titles));
  const title = [
    ...left.slice(0, Math.ceil(left.length / 2)),
    ...right.slice(-Math.ceil(right.length / 2)),
  ].join('');
  const many = (count) =>
    Array.from({ length: count }, () => sentence(random, chain, foreign)).join('。');
  const latin = random() < 0.3 ? ` ${pick(random, LATIN)} ` : '';
  return {
    title: (random() < 0.1 ? pick(random, LATIN) : '') + title.slice(0, 60),
    summary: many(2).slice(0, 200) + latin,
    text: many(5 + Math.floor(random() * 5)).slice(0, 2000),
  };
}

/** What all documents are made of: the seed's own sentences and titles, and the dictionary's words. */
function materialOf(cut) {
  const rows = seedRows();
  const bodies = rows.flatMap((row) => [row.summary, row.problem, row.description, row.text]);
  const sentences = bodies.filter(Boolean).flatMap((body) => body.split(/[。；！？\n]/u));
  return {
    chain: chainOf(
      sentences.filter((one) => one.length > 5),
      cut,
    ),
    foreign: Buffer.from(dict)
      .toString('utf8')
      .split('\n')
      .map((line) => line.split(' ')[0])
      .filter((word) => /^\p{Script=Han}{2,4}$/u.test(word)),
    titles: rows.map((row) => row.title ?? row.product).filter(Boolean),
  };
}

/** Fields that both sides have. */
function commonOf(material, cut, random, n) {
  const body = texts(random, material, cut);
  return {
    ...body,
    publishedAt: START + Math.floor(random() * 300) * DAY,
    demo: true,
    tags: [],
    organisationId: null,
    sectors: some(random, SECTORS, 3),
    technologies: some(random, TECHNOLOGIES, 4),
    districts: some(random, DISTRICTS, 2),
    constraints: some(random, CONSTRAINTS, 2),
    maker: `示例${pick(random, material.foreign)}科技${n % 5000}`,
  };
}

/** Makes the generator of documents. `cut` is the package's own way to cut words. */
export function corpus(cut, seed = 1) {
  const material = materialOf(cut);
  const common = (random, n) => commonOf(material, cut, random, n);
  return {
    material,
    scenario(n) {
      const random = randomFrom(seed * 1_000_003 + n);
      const { maker: publisher, ...shared } = common(random, n);
      const rank = random() < 0.5 ? 0 : random() < 0.5 ? 1 : 2;
      return {
        ...shared,
        id: `s${n}`,
        publisher,
        rank,
        state: ['open', 'closed', 'intent'][rank],
        park: null,
        sizeClass: null,
        procedure: pick(random, ['direct', 'bids', 'staged']),
        cooperationModes: ['procurement'],
        dataGrades: [],
        resourceKinds: [],
        firstUse: random() < 0.2,
        smeReserved: null,
        budgetMinFen: null,
        budgetMaxFen: random() < 0.6 ? Math.floor(random() * 1e9) : null,
        deadline: START + Math.floor(random() * 400) * DAY,
        expectedStart: null,
      };
    },
    capability(n) {
      const random = randomFrom(seed * 2_000_003 + n);
      const unclaimed = random() < 0.3;
      return {
        ...common(random, n),
        id: `c${n}`,
        rank: unclaimed ? 1 : 0,
        unclaimed,
        kind: pick(random, ['product', 'model', 'agent', 'service']),
        deployments: some(random, ['cloud', 'on-premise', 'edge'], 2),
        priceModes: ['project'],
        evidenceKinds: [],
        firstVersion: false,
        filed: random() < 0.2,
        maturity: 1 + Math.floor(random() * 9),
        freeCapacity: null,
        priceMinFen: null,
        priceMaxFen: null,
        leadTimeDays: null,
      };
    },
  };
}
