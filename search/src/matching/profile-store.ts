// The profiles themselves, which only explanations and partner searches read: compressed, a row at a time. Uncompressed
// texts would be the largest part of the memory.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { ByteRows } from './rows.js';
import type { Spill } from '../storage/spill.js';
import type { Sections } from './sections.js';

/** What every profile holds, so that short ones are compressed well too. */
const DICTIONARY = Buffer.from(
  '{"id":"","organisationId":"","demo":false,"closed":false,"unclaimed":false,"title":"","summary":"","text":"",' +
    '"mustHave":["具备能力"],"niceToHave":[],"sectors":["industry","health","government"],"technologies":["vision",' +
    '"large-model","nlp"],"districts":["city"],"constraints":["data-stays"],"deployments":["on-premise","cloud"],' +
    '"budgetMinFen":null,"budgetMaxFen":null,"cooperationModes":["procurement","pilot"],"resources":["data","site"],' +
    '"sizeClass":null,"expectedStart":"2027-01","deadline":"2026-12-31T00:00:00.000Z","firstUse":false,' +
    '"smeReserved":false,"baseline":[{"name":"","value":,"unit":"%"}],"target":[],"acceptanceTest":"","kind":"product",' +
    '"maturity":9,"cases":[{"title":"","sector":null,"year":2025,"result":null}],"evidence":[{"kind":"certificate",' +
    '"title":"","state":"verified","validUntil":"2028-01-01"}],"priceModes":["project","subscription"],' +
    '"priceMinFen":null,"priceMaxFen":null,"leadTimeDays":null,"filingNo":null,"firstVersion":false,"teamSize":null,' +
    '"hidden":{"evidence":[],"capacity":null,"busy":0}}系统平台数据场景智能识别模型，支持部署，可以在现场使用。',
);
/** Fast rather than small: a put must stay cheap, and a window beyond a profile's size buys nothing. */
const OPTIONS = { level: 1, windowBits: 13, memLevel: 6, dictionary: DICTIONARY };

export class ProfileStore<P> {
  private readonly rows: ByteRows;

  /** @param spill where profiles are kept; in memory without one */
  constructor(spill?: Spill) {
    this.rows = new ByteRows(spill);
  }

  set(slot: number, profile: P): void {
    this.rows.set(slot, deflateRawSync(JSON.stringify(profile), OPTIONS));
  }

  clear(slot: number): void {
    this.rows.clear(slot);
  }

  get(slot: number): P {
    const text = inflateRawSync(this.rows.get(slot), { windowBits: 13, dictionary: DICTIONARY });
    return JSON.parse(text.toString('utf8')) as P;
  }

  save(to: Sections): void {
    this.rows.save(to);
  }

  load(from: Sections): void {
    this.rows.load(from);
  }
}
