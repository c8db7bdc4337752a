import { useQuery } from '@tanstack/react-query';
import type { components } from '../../api/schema';
import { useText } from '../../i18n/use-text';
import { formatDateTime } from '../../lib/format';
import { QueryState } from '../../lib/query-state';
import { useTaxonomy } from '../../lib/taxonomy';
import { Timeline, type StepItem } from '../../ui/timeline';
import { timelineQuery } from './pairing-queries';

type Entry = components['schemas']['PairingTimeline']['items'][number];

const meetings = ['pairing.became-mutual', 'pairing.contacts-released'];

/** Which shore an entry belongs to; the meeting itself belongs to both. */
function sideOf(entry: Entry): StepItem['side'] {
  if (meetings.includes(entry.type)) return 'meet';
  return entry.side === 'demand' || entry.side === 'supply' ? entry.side : undefined;
}

/** What happened, in the words of people, from the event log. */
export function PairingTimeline({ id }: { id: string }) {
  const { t, language, code } = useText();
  const { label } = useTaxonomy();
  const query = useQuery(timelineQuery(id));
  const say = (entry: Entry): string => {
    const who = code('pairings.who', entry.side ?? 'system');
    if (entry.type === 'pairing.answered')
      return t('pairings.events.answered', {
        who,
        answer: code('pairings.answers', entry.answer ?? ''),
      });
    if (entry.type === 'pairing.moved')
      return t('pairings.events.moved', { who, step: code('pairings.steps', entry.action ?? '') });
    const what = code('pairings.eventNames', entry.type);
    return meetings.includes(entry.type) ? what : t('pairings.events.other', { who, what });
  };
  return (
    <section className="stack" aria-label={t('pairings.timeline')}>
      <h2>{t('pairings.timeline')}</h2>
      <QueryState query={query} blocks={1}>
        {({ items }) => (
          <Timeline
            items={items.map((entry, index) => ({
              key: `${entry.at}${index}`,
              when: formatDateTime(entry.at, language),
              title: say(entry),
              note: entry.reason ? label('decline-reason', entry.reason) : undefined,
              side: sideOf(entry),
            }))}
          />
        )}
      </QueryState>
    </section>
  );
}
