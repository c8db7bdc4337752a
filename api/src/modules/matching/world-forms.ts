import {
  effectOf,
  extendedThesaurus,
  minedForms,
  occurrences,
  type AcceptedPair,
  type FormAddition,
  type FormEffect,
  type MatchingEngine,
  type MatchModel,
  type MinedForm,
  type Thesaurus,
} from '@aism/search';

const shownExamples = 6;

interface World {
  readonly engine: MatchingEngine;
  readonly model: MatchModel;
}

/** The thesaurus of both worlds: what has been approved on top of the committed one, and what more would change. */
export class WorldForms {
  private thesaurus = extendedThesaurus([]);
  private additions: readonly FormAddition[] = [];

  constructor(private readonly worlds: readonly World[]) {}

  /** Takes other additions. @returns the thesaurus where it has changed, else null */
  take(additions: readonly FormAddition[]): Thesaurus | null {
    const thesaurus = extendedThesaurus(additions);
    this.additions = additions;
    if (thesaurus.version === this.thesaurus.version) return null;
    this.thesaurus = thesaurus;
    return thesaurus;
  }

  /** What one more form would change, in both worlds together; nothing is kept. */
  effect(addition: FormAddition, now: Date): FormEffect & { modelVersion: string } {
    const after = extendedThesaurus([...this.additions, addition]);
    const effects = this.worlds.map((world) =>
      effectOf(world, addition.form, { before: this.thesaurus, after }, now),
    );
    return { ...together(effects), modelVersion: this.worlds[0]?.engine.modelVersion ?? '' };
  }

  /** Forms that both sides of accepted pairs use and no concept names, with the share of the other texts that hold them. */
  mine(pairs: readonly AcceptedPair[]): (MinedForm & { share: number })[] {
    const found = minedForms(pairs, this.thesaurus);
    const forms = found.map((one) => one.form);
    const seen = this.worlds.map(({ engine }) => occurrences(engine, forms));
    const texts = seen.reduce((sum, one) => sum + one.texts, 0);
    return found.map((one, i) => ({
      ...one,
      share: shareOf(
        seen.reduce((sum, { counts }) => sum + (counts[i] ?? 0), 0) - 2 * one.pairs,
        texts,
      ),
    }));
  }
}

const shareOf = (count: number, texts: number): number => Math.max(0, count) / Math.max(1, texts);

function together(effects: readonly FormEffect[]): FormEffect {
  const sum = (key: Exclude<keyof FormEffect, 'examples'>) =>
    effects.reduce((total, effect) => total + effect[key], 0);
  return {
    ...{ texts: sum('texts'), containing: sum('containing') },
    ...{ lists: sum('lists'), listsChanged: sum('listsChanged') },
    ...{ pairs: sum('pairs'), pairsChanged: sum('pairsChanged') },
    examples: effects.flatMap((effect) => effect.examples).slice(0, shownExamples),
  };
}
