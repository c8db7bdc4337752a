import { useText } from '../../i18n/use-text';
import { Disclosure } from '../../ui/disclosure';
import { Facts } from '../../ui/card';
import type { Sheet } from './evaluation-queries';

type Bid = Sheet['bids'][number];

/** What a bid offers, without the names behind it. */
export function BlindBid({ scenarioId, bid }: { scenarioId: string; bid: Bid }) {
  const { t, code } = useText();
  const { summary, approach, answers, plan, team, files } = bid.technique;
  return (
    <Disclosure summary={t('evaluation.read')} open>
      <div className="stack">
        <h3>{t('evaluation.summary')}</h3>
        <p className="prose">{summary}</p>
        <h3>{t('evaluation.approach')}</h3>
        <p className="prose">{approach}</p>
        {answers.length > 0 && (
          <>
            <h3>{t('evaluation.answers')}</h3>
            <ul>
              {answers.map((answer) => (
                <li key={answer.requirement}>
                  <strong>
                    <Requirement name={answer.requirement} />{' '}
                    {code('evaluation.answerValues', answer.answer)}
                  </strong>{' '}
                  {answer.text}
                </li>
              ))}
            </ul>
          </>
        )}
        {plan.length > 0 && (
          <>
            <h3>{t('evaluation.plan')}</h3>
            <Facts
              items={plan.map((step) => [
                `${step.title} · ${t('evaluation.weeks', { n: step.weeks })}`,
                step.deliverable,
              ])}
            />
          </>
        )}
        {team.length > 0 && (
          <>
            <h3>{t('evaluation.team')}</h3>
            <Facts items={team.map((one) => [one.role, one.experience])} />
          </>
        )}
        {files.length > 0 && (
          <>
            <h3>{t('evaluation.files')}</h3>
            <ul>
              {files.map((file) => (
                <li key={file.id}>
                  <a
                    href={`/api/v1/scenarios/${scenarioId}/evaluation/bids/${bid.bidId}/files/${file.id}`}
                    download={file.name}
                  >
                    {file.name}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Disclosure>
  );
}

/** `must-0` is the first of the musts, `nice-0` the first of the wishes. */
function Requirement({ name }: { name: string }) {
  const { t } = useText();
  const [kind, index] = name.split('-');
  const n = Number(index) + 1;
  return (
    <>{t(kind === 'nice' ? 'evaluation.requirement.nice' : 'evaluation.requirement.must', { n })}</>
  );
}
