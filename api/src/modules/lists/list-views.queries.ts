import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { canonicalJson, jsonHash } from '../../platform/canonical-json.js';
import { ScenarioReads, type ScenarioProfile } from '../scenarios/scenarios.reads.js';
import { TaxonomyReads } from '../taxonomy/taxonomy.reads.js';
import { compareLists, type PreviousList } from './list-comparison.js';
import { withCorrections, type CorrectedEntry, type CorrectionFacts } from './list-corrections.js';
import { faultOf } from './list-rules.js';
import { inSections } from './list-sections.js';
import type {
  FrozenEntry,
  Grouping,
  ListComparison,
  ListLevel,
  ListSection,
  ListSnapshot,
} from './list-snapshot.schemas.js';

type Reader = Pick<EntityManager, 'query'>;

/** What a view is made of. */
export interface ListKey {
  readonly id: string;
  readonly level: ListLevel;
  readonly district: string | null;
  readonly park: string | null;
  readonly demo: boolean;
  readonly grouping: Grouping;
}

export interface KeptCorrection extends CorrectionFacts {
  readonly hash: string;
}

/** A list as it reads: frozen and corrected, or as it would be frozen now. */
export interface ListView {
  readonly entries: readonly CorrectedEntry[];
  readonly sections: readonly ListSection[];
  readonly comparison: ListComparison | null;
  readonly corrections: readonly KeptCorrection[];
  /** Of a draft: why an entry could not be published now. */
  readonly faults: ReadonlyMap<string, string>;
}

/** Puts a list together, for screens, files and the freezing itself, so that a preview is what will be frozen. */
@Injectable()
export class ListViews {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(TaxonomyReads) private readonly taxonomy: TaxonomyReads,
  ) {}

  /** A draft as it would be frozen at this moment. */
  async draft(list: ListKey): Promise<ListView> {
    const ids = await this.composed(list.id);
    const profiles = await this.scenarios.profiles(ids);
    const byId = new Map(profiles.map((profile) => [profile.id, profile]));
    const versions = new Map(
      (await this.scenarios.publishedVersions(ids)).map((version) => [version.id, version]),
    );
    const facts = ids.flatMap((id) => {
      const profile = byId.get(id);
      return profile ? [wouldFreeze(profile, versions.get(id))] : [];
    });
    const faults = new Map(
      ids.flatMap((id) => {
        const fault = faultOf(byId.get(id), list);
        return fault ? [[id, fault] as const] : [];
      }),
    );
    const { entries, sections, comparison } = await this.arranged(list, facts);
    return {
      ...{ sections, comparison, faults, corrections: [] },
      entries: entries.map((entry) => ({ ...entry, corrected: [] })),
    };
  }

  /** A frozen list with its corrections laid over. */
  async published(listId: string, snapshot: ListSnapshot): Promise<ListView> {
    const corrections = await this.corrections(listId);
    return {
      entries: withCorrections(snapshot.entries, corrections),
      sections: snapshot.sections ?? [],
      comparison: snapshot.comparison ?? null,
      corrections,
      faults: new Map(),
    };
  }

  /** Cuts entries into sections, numbers them and compares them with the last list of the level. */
  async arranged(
    list: ListKey,
    facts: readonly Omit<FrozenEntry, 'position'>[],
    reader: Reader = this.source,
  ) {
    const terms = list.grouping === 'none' ? [] : await this.taxonomy.of(list.grouping);
    // What is for the whole city belongs to no single district.
    const named = terms.filter((term) => list.grouping !== 'district' || term.code !== 'city');
    const { entries, sections } = inSections(facts, list.grouping, named);
    const previous = await this.previousOf(list, reader);
    const heads = await this.scenarios.heads(
      previous?.entries.map((entry) => entry.scenarioId) ?? [],
      reader,
    );
    const states = new Map(heads.map((head) => [head.id, head.state]));
    return {
      sections,
      entries: entries.map((entry, i) => ({ position: i + 1, ...entry })),
      comparison: compareLists(previous, entries, (id) => states.get(id) ?? 'withdrawn'),
    };
  }

  /** Corrections of a list, oldest first. */
  corrections(listId: string, reader: Reader = this.source): Promise<KeptCorrection[]> {
    return reader.query<KeptCorrection[]>(
      `select n, at, scenario_id as "scenarioId", field, value_before as before, value_after as after, reason,
         by_role as "byRole", previous_hash as "previousHash", hash
       from list_corrections where list_id = $1 order by n`,
      [listId],
    );
  }

  /** Scenario ids of a list in their composed order. */
  async composed(listId: string, reader: Reader = this.source): Promise<string[]> {
    const rows = await reader.query<{ id: string }[]>(
      'select scenario_id as id from list_entries where list_id = $1 order by position',
      [listId],
    );
    return rows.map((row) => row.id);
  }

  /** The last list published of the same level and place; 示例 and real ones apart. */
  private async previousOf(list: ListKey, reader: Reader): Promise<PreviousList | null> {
    const [row] = await reader.query<{ id: string; snapshot: ListSnapshot; hash: string }[]>(
      `select id, snapshot, hash from lists
       where state = 'published' and level = $1 and district is not distinct from $2
         and park is not distinct from $3 and demo = $4 and id <> $5
       order by published_at desc, id desc limit 1`,
      [list.level, list.district, list.park, list.demo, list.id],
    );
    if (!row) return null;
    const corrections = await this.corrections(row.id, reader);
    return { ...row, entries: withCorrections(row.snapshot.entries, corrections) };
  }
}

/** What freezing now would write of a scenario; an approved one opens with it, as its next version if it differs. */
function wouldFreeze(
  profile: ScenarioProfile,
  published: { readonly n: number; readonly hash: string; readonly content: unknown } | undefined,
): Omit<FrozenEntry, 'position'> {
  const { content } = profile;
  const stays =
    published !== undefined &&
    (profile.state === 'open' || canonicalJson(published.content) === canonicalJson(content));
  return {
    scenarioId: profile.id,
    organisation: { id: profile.organisationId, name: profile.organisationName },
    version: stays ? published.n : profile.publishedVersion + 1,
    hash: stays ? published.hash : jsonHash(content),
    content: stays ? (published.content as FrozenEntry['content']) : content,
  };
}
