import { join } from 'node:path';
import { ATTESTATIONS } from '../matching/thesaurus/attestation.data.js';
import { defaultThesaurus } from '../matching/thesaurus/default-thesaurus.js';
import { Thesaurus } from '../matching/thesaurus/thesaurus.js';
import { normalise } from '../text/normalise.js';
import {
  attestationsOf,
  kindOf,
  placesOf,
  sharesOf,
  THESAURUS_PLACES,
  type Attestation,
} from './attestations.js';

const ROOT = join(import.meta.dirname, '../../..');
const places = placesOf(THESAURUS_PLACES.map((path) => join(ROOT, path)));

describe('attesting', () => {
  const small = new Thesaurus(
    ['robot|机器人|robot|-|-|ART;机械', 'dog|机器狗|-robot dog|robot|-|<四足机器人;~草地'],
    normalise,
  );
  const where = (texts: Record<string, string>): Record<string, string> =>
    Object.fromEntries(
      attestationsOf(
        small,
        Object.entries(texts).map(([name, text]) => ({ name, text })),
      ).map((one) => [one.form, one.where]),
    );

  it('names the first place, and no Latin form inside a word', () => {
    const found = where({ 'a#1': 'smart 机械', 'a#2': '机器人和机械', 'a#3': '用art搬运' });
    expect(found).toMatchObject({ 机械: 'a#1', 机器人: 'a#2', ART: 'a#3' });
  });

  it('else says why the form was added', () => {
    expect(where({})).toEqual({
      机器人: '+ name of the concept',
      robot: '+ name of the concept in English texts',
      ART: '+ another word for 机器人',
      机械: '+ another word for 机器人',
      机器狗: '+ name of the concept',
      四足机器人: '+ a kind or part of 机器狗',
      草地: '+ goes with 机器狗',
    });
  });
});

describe('the attestations', () => {
  const written: Attestation[] = ATTESTATIONS.trim()
    .split('\n')
    .map((line) => {
      const at = line.lastIndexOf('|');
      return { form: line.slice(0, at), where: line.slice(at + 1) };
    });
  const shares = sharesOf(written);
  const share = (count: number): number => count / written.length;

  it('are those of the thesaurus and the texts as they are, for every form', () => {
    expect(written).toEqual(attestationsOf(defaultThesaurus(), places));
  });

  it('name only places, with file and id, where the form stands', () => {
    const texts = new Map<string, string>();
    for (const { name, text } of places) texts.set(name, [texts.get(name) ?? '', text].join('\n'));
    const placed = written.filter(({ where }) => kindOf(where) !== 'added');
    expect(
      placed.filter(({ form, where }) => !texts.get(where)?.includes(normalise(form))),
    ).toEqual([]);
    expect(placed.filter(({ where }) => !/^[^#]+#.+$/u.test(where))).toEqual([]);
  });

  it('leave at most a third of the forms without a place, English and dictionary words counted', () => {
    expect(share(shares.added)).toBeLessThanOrEqual(1 / 3);
  });

  it('rest on real input, policy, standards and statutes more than on our own texts', () => {
    expect(share(shares.real + shares.rules)).toBeGreaterThan(0.43);
    expect(share(shares.own)).toBeLessThan(0.25);
  });
});
