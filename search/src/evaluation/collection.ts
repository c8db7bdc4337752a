// A generated collection with latent truth: what a demand needs and a supply can do are drawn first, as concepts and
// facts; the texts are then worded from them with forms chosen at random, and grades come from the latent draw alone.
// A share of the forms is held out of the thesaurus that the rankers are given, as a real one never knows all.
import { normalise } from '../text/normalise.js';
import { THESAURUS_ROWS } from '../matching/thesaurus/default-thesaurus.js';
import { Thesaurus } from '../matching/thesaurus/thesaurus.js';
import type { DemandProfile, SupplyProfile } from '../matching/types.js';
import { CLOSINGS, DEMAND_FRAMES, FILLERS, OPENINGS, SUPPLY_FRAMES } from './sentences.data.js';
import { Random } from './random.js';

export interface CollectionOptions {
  seed: number;
  demands: number;
  supplies: number;
  /** Share of forms the thesaurus knows, 0–1. */
  coverage: number;
  /** Only id, title and text, as lists of strangers come: requirements and facts are left out or told in prose. */
  bare?: boolean;
  /** Demands are one sentence of what they need, as official lists have them; supplies stay as they are. */
  brief?: boolean;
  /** Every other row of both sides is one sentence, as official lists and entries of products stand beside full texts. */
  mixed?: boolean;
}

/** Two grades of one pair, 0–3: would the demand side invite, would the supply side bid. */
export interface Grades {
  invite: number;
  bid: number;
}

export interface Collection {
  demands: DemandProfile[];
  supplies: SupplyProfile[];
  thesaurus: Thesaurus;
  /** Grades by demand and supply id; pairs left out are 0 and 0. */
  grades: Map<string, Map<string, Grades>>;
}

interface Topic {
  id: string;
  forms: string[];
  sector: number;
}

interface Need {
  musts: Topic[];
  wishes: Topic[];
  budget: number;
  gate: boolean;
  sector: number;
}

interface Offer {
  topics: Topic[];
  price: number;
  certified: boolean;
  busy: boolean;
  sector: number;
}

const SECTORS = [
  'industry',
  'health',
  'government',
  'logistics',
  'education',
  'media',
  'energy',
  'marine',
  'law',
  'finance',
  'sport',
  'home',
];
const FORMS_EACH = 4;
/** About eleven a sector: enough that neighbours share some needs and few share all. */
const TOPICS = 132;
const SHOWN_FACTS = 0.85;

/** Draws a collection; the same options always give the same one. */
export function generate(options: CollectionOptions): Collection {
  const random = new Random(options.seed);
  const topics = topicsOf(random);
  const bySector = SECTORS.map((_, sector) => topics.filter((topic) => topic.sector === sector));
  const needs = Array.from({ length: options.demands }, () => needOf(random, bySector, topics));
  const offers = Array.from({ length: options.supplies }, () => offerOf(random, bySector, topics));
  const demands = needs.map((need, i) => wordDemand(need, i, random));
  const supplies = offers.map((offer, i) => wordSupply(offer, i, random));
  const grades = new Map<string, Map<string, Grades>>();
  needs.forEach((need, i) => {
    const row = new Map<string, Grades>();
    offers.forEach((offer, j) => {
      const grade = gradesOf(need, offer);
      if (grade.invite > 0 || grade.bid > 0) row.set(supplies[j]!.id, grade);
    });
    grades.set(demands[i]!.id, row);
  });
  const thesaurus = partialThesaurus(topics, options.coverage, options.seed);
  const { bare, brief, mixed } = options;
  return {
    demands: brief
      ? demands.map(briefDemand)
      : bare
        ? demands.map(bareDemand)
        : mixed
          ? everyOther(demands, briefDemand)
          : demands,
    supplies: bare
      ? supplies.map(bareSupply)
      : mixed
        ? everyOther(supplies, briefSupply)
        : supplies,
    thesaurus,
    grades,
  };
}

function everyOther<T>(rows: readonly T[], change: (row: T) => T): T[] {
  return rows.map((row, i) => (i % 2 === 1 ? change(row) : row));
}

const briefDemand = ({ id, mustHave }: DemandProfile): DemandProfile => ({
  id,
  title: (mustHave ?? []).slice(0, 2).join('，'),
});

const briefSupply = ({ id, title, text }: SupplyProfile): SupplyProfile => ({
  id,
  title: title ?? '',
  text: `${(text ?? '').split('。')[0]!}。`,
});

const bareDemand = ({ id, title, text, mustHave, niceToHave }: DemandProfile): DemandProfile => ({
  id,
  title: title ?? '',
  text: [text, ...(mustHave ?? []), ...(niceToHave ?? [])].join(''),
});

const bareSupply = ({ id, title, text }: SupplyProfile): SupplyProfile => ({
  id,
  title: title ?? '',
  text: text ?? '',
});

/** Some concepts of the real thesaurus that people name in at least four ways, dealt out to the sectors. */
function topicsOf(random: Random): Topic[] {
  const full = new Thesaurus(THESAURUS_ROWS, normalise);
  const nameable = full.concepts
    .map((concept) => ({
      id: concept.id,
      forms: concept.forms
        .filter((form) => form.weight >= 0.9 && /^\p{Script=Han}{3,}$/u.test(form.text))
        .map((form) => form.text),
    }))
    .filter(({ forms }) => forms.length >= FORMS_EACH);
  return random.sample(nameable, TOPICS).map(({ id, forms }, i) => ({
    id,
    forms: random.sample(forms, FORMS_EACH),
    sector: i % SECTORS.length,
  }));
}

function needOf(random: Random, bySector: Topic[][], all: readonly Topic[]): Need {
  const sector = random.int(0, SECTORS.length - 1);
  const chosen = random.sample(bySector[sector]!, 4);
  const stray = random.sample(all, 1);
  return {
    sector,
    musts: chosen.slice(0, 2).concat(stray),
    wishes: chosen.slice(2),
    budget: 10 ** (1.5 + 1.5 * random.next()),
    gate: random.chance(0.2),
  };
}

function offerOf(random: Random, bySector: Topic[][], all: readonly Topic[]): Offer {
  const sector = random.int(0, SECTORS.length - 1);
  const own = random.sample(bySector[sector]!, random.int(2, 4));
  return {
    sector,
    topics: own.concat(
      random.sample(all, random.int(0, 3)).filter((topic) => !own.includes(topic)),
    ),
    price: 10 ** (1.3 + 1.5 * random.next()),
    certified: random.chance(0.5),
    busy: random.chance(0.15),
  };
}

/** Grades from the draw alone: coverage of needs, affordability, the legal must, free capacity, focus. */
function gradesOf(need: Need, offer: Offer): Grades {
  const has = (topic: Topic): boolean => offer.topics.some(({ id }) => id === topic.id);
  const musts = need.musts.filter(has).length;
  const wishes = need.wishes.filter(has).length;
  const coverage = (musts + 0.5 * wishes) / (need.musts.length + 0.5 * need.wishes.length);
  const dear = offer.price > need.budget * 2 ? 1 : 0;
  const shut = need.gate && !offer.certified;
  const level = coverage >= 0.7 ? 3 : coverage >= 0.4 ? 2 : coverage >= 0.2 ? 1 : 0;
  const focus = (musts + wishes) / offer.topics.length;
  const appeal = focus >= 0.6 ? 3 : focus >= 0.35 ? 2 : focus >= 0.15 ? 1 : 0;
  return {
    invite: shut ? 0 : Math.max(0, level - dear),
    bid: Math.max(0, appeal - dear - (offer.busy ? 1 : 0)),
  };
}

function wordDemand(need: Need, index: number, random: Random): DemandProfile {
  const form = (topic: Topic): string => random.pick(topic.forms);
  const say = (topic: Topic): string[] => worded(random, topic, DEMAND_FRAMES);
  const body = shuffled(random, [
    ...need.musts.concat(need.wishes).flatMap((topic) => say(topic).slice(0, 1)),
    random.pick(FILLERS),
    random.pick(OPENINGS),
  ]);
  const facts = random.chance(SHOWN_FACTS);
  return {
    id: `d${String(index).padStart(4, '0')}`,
    title: `${form(need.musts[0]!)}应用项目`,
    text: body.join(''),
    mustHave: need.musts.map((topic) => say(topic)[0]!),
    niceToHave: need.wishes.map((topic) => say(topic)[0]!),
    sectors: [SECTORS[need.sector]!],
    ...(facts ? { budgetMaxFen: Math.round(need.budget) * 1_000_000 } : {}),
    ...(need.gate ? { constraints: ['explosion-proof'] } : {}),
  };
}

function wordSupply(offer: Offer, index: number, random: Random): SupplyProfile {
  const form = (topic: Topic): string => random.pick(topic.forms);
  const say = (topic: Topic): string[] => worded(random, topic, SUPPLY_FRAMES);
  const body = shuffled(random, [
    ...offer.topics.flatMap(say),
    random.pick(FILLERS),
    random.pick(CLOSINGS),
  ]);
  const shown = (): boolean => random.chance(SHOWN_FACTS);
  const state = offer.certified ? 'verified' : 'expired';
  return {
    id: `s${String(index).padStart(5, '0')}`,
    title: `${form(offer.topics[0]!)}产品`,
    text: body.join(''),
    ...(shown() ? { sectors: [SECTORS[offer.sector]!] } : {}),
    ...(shown() ? { priceMinFen: Math.round(offer.price) * 1_000_000 } : {}),
    ...(shown() ? { capacity: 3, busy: offer.busy ? 3 : 1 } : {}),
    ...(shown() ? { evidence: [{ kind: 'certificate', title: '防爆合格证', state }] } : {}),
  };
}

/** A concept in three sentences, mostly by different forms. */
function worded(random: Random, topic: Topic, frames: readonly string[]): string[] {
  return [1, 2, 3].map(() => random.pick(frames).replace('%', random.pick(topic.forms)));
}

function shuffled(random: Random, parts: readonly string[]): string[] {
  return random.sample(parts, parts.length);
}

/** The collection's concepts with a share of their forms; without parents, as the draw knows none. */
function partialThesaurus(topics: readonly Topic[], coverage: number, seed: number): Thesaurus {
  const random = new Random(seed + 1);
  const rows = topics.map((topic) => {
    const known = topic.forms.filter(() => random.chance(coverage));
    // A row must have a name; one that no text contains keeps concepts without a known form silent.
    return `${topic.id}|${known[0] ?? `〇${topic.id}`}|〇${topic.id}|-|-|${known.join(';')}`;
  });
  return new Thesaurus(rows, normalise);
}
