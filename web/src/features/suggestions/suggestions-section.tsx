import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { DecideDialog, sentenceOf } from '../../lib/decide-dialog';
import { formatDate } from '../../lib/format';
import { Button } from '../../ui/button';
import { Tag } from '../../ui/tag';
import { useToast } from '../../ui/toast';
import { MakeSuggestion } from './make-suggestion';
import {
  decideSuggestion,
  suggestionsQuery,
  withdrawSuggestion,
  type Decision,
  type Suggestion,
} from './suggestion-queries';
import './suggestions.css';

/** What suppliers suggest to an early intent, and what became of it. */
export function SuggestionsSection({ scenarioId }: { scenarioId: string }) {
  const { t } = useText();
  const { data } = useQuery(suggestionsQuery(scenarioId));
  const [making, setMaking] = useState(false);
  if (!data || (data.items.length === 0 && data.actions.length === 0)) return null;
  return (
    <section className="stack suggestions" aria-label={t('suggestions.title')}>
      <div className="spread">
        <h2>{t('suggestions.title')}</h2>
        {data.actions.includes('suggest') && (
          <Button onClick={() => setMaking(true)}>{t('suggestions.make')}</Button>
        )}
      </div>
      <p className="small muted">{t('suggestions.lead')}</p>
      <ul className="plain-list">
        {data.items.map((suggestion) => (
          <Entry key={suggestion.id} suggestion={suggestion} scenarioId={scenarioId} />
        ))}
      </ul>
      {making && <MakeSuggestion scenarioId={scenarioId} onClose={() => setMaking(false)} />}
    </section>
  );
}

const decisions = ['adopt', 'note', 'decline'] as const;

function Entry({ suggestion, scenarioId }: { suggestion: Suggestion; scenarioId: string }) {
  const { t, language } = useText();
  const say = useToast();
  const client = useQueryClient();
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const refresh = () =>
    client.invalidateQueries({ queryKey: suggestionsQuery(scenarioId).queryKey });
  const withdraw = useMutation({
    mutationFn: () => withdrawSuggestion(suggestion.id),
    onSuccess: refresh,
    onError: (error) => say(sentenceOf(error, t('common.offline'))),
  });
  return (
    <li className="suggestion">
      <p className="suggestion-head small">
        <Tag>{t(`suggestions.topics.${suggestion.topic}`)}</Tag>
        <Tag tone={suggestion.state === 'adopted' ? 'strong' : 'plain'}>
          {t(`suggestions.states.${suggestion.state}`)}
        </Tag>
        <span>
          {suggestion.mine
            ? t('suggestions.mine')
            : (suggestion.organisationName ?? t('suggestions.someone'))}
        </span>
        <time className="muted" dateTime={suggestion.madeAt}>
          {formatDate(suggestion.madeAt, language)}
        </time>
      </p>
      <p className="prose">{suggestion.body}</p>
      {suggestion.reply && (
        <p className="suggestion-reply prose">
          <strong>{t('suggestions.reply')}</strong> {suggestion.reply}
        </p>
      )}
      {suggestion.actions.length > 0 && (
        <div className="row">
          {decisions
            .filter((decision) => suggestion.actions.includes(decision))
            .map((decision) => (
              <Button
                key={decision}
                small
                look={decision === 'adopt' ? 'primary' : 'quiet'}
                onClick={() => setDeciding(decision)}
              >
                {t(`suggestions.decisions.${decision}`)}
              </Button>
            ))}
          {suggestion.actions.includes('withdraw') && (
            <Button small look="quiet" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {t('suggestions.withdraw')}
            </Button>
          )}
        </div>
      )}
      {deciding && (
        <DecideDialog
          title={t(`suggestions.decisions.${deciding}`)}
          lead={t(`suggestions.decisionLeads.${deciding}`)}
          confirmLabel={t(`suggestions.decisions.${deciding}`)}
          noteLabel={t('suggestions.reply')}
          noteRequired={() => deciding === 'decline'}
          onConfirm={async ({ note }) => {
            await decideSuggestion(suggestion.id, deciding, note);
            await refresh();
          }}
          onClose={() => setDeciding(null)}
        />
      )}
    </li>
  );
}
