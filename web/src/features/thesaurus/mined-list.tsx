import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatShare } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { RovingList } from '../../ui/roving-list';
import type { Proposal } from './propose-dialog';
import { minedQuery, type MinedForm } from './thesaurus-queries';

const proposalOf = (mined: MinedForm): Proposal => ({
  form: mined.form,
  source: 'mined',
  suggestions: mined.concepts,
});

/** Words that both sides of accepted pairs use and no concept names: candidates for new forms. */
export function MinedList({ onPropose }: { onPropose: (proposal: Proposal) => void }) {
  const { t, language } = useText();
  const query = useQuery(minedQuery);
  return (
    <QueryState query={query} blocks={2}>
      {({ items, accepted }) => (
        <>
          <p className="muted">{t('thesaurus.minedLead', { n: accepted })}</p>
          {items.length === 0 && (
            <Empty title={t('thesaurus.minedNone')}>
              <p>{t('thesaurus.minedNoneNext')}</p>
            </Empty>
          )}
          {items.length > 0 && (
            <RovingList
              label={t('thesaurus.tabs.mined')}
              rows={items}
              rowKey={(row) => row.form}
              texts={{ help: t('desk.keys'), moves: t('desk.moves'), close: t('common.close') }}
              keys={[
                {
                  key: 'p',
                  label: t('thesaurus.propose'),
                  run: (row) => onPropose(proposalOf(row)),
                },
              ]}
            >
              {(row, rove) => (
                <div className="bench-row">
                  <div>
                    <p className="bench-row-title">{row.form}</p>
                    <p className="bench-row-meta">
                      <span>{t('thesaurus.minedIn', { pairs: row.pairs, bare: row.bare })}</span>
                      <span>
                        {t('thesaurus.share', { share: formatShare(row.share, language) })}
                      </span>
                      <Link
                        to={paths.deskPair(row.scenario.id, row.capability.id)}
                        tabIndex={rove.tabIndex}
                      >
                        {row.scenario.title} × {row.capability.title}
                      </Link>
                    </p>
                    {row.concepts.length > 0 && (
                      <p className="small muted">
                        {t('thesaurus.maybe', {
                          names: row.concepts
                            .map((one) => (language === 'en' ? one.en : one.zh))
                            .join(language === 'en' ? ', ' : '、'),
                        })}
                      </p>
                    )}
                  </div>
                  <Button small {...rove} onClick={() => onPropose(proposalOf(row))}>
                    {t('thesaurus.propose')}
                  </Button>
                </div>
              )}
            </RovingList>
          )}
        </>
      )}
    </QueryState>
  );
}
