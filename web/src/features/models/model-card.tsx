import { useText } from '../../i18n/use-text';
import { formatDate, formatDateTime, formatNumber, formatShare } from '../../lib/format';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { Disclosure } from '../../ui/disclosure';
import { Tag, Tags } from '../../ui/tag';
import type { ModelCard } from './model-queries';
import './models.css';

interface CardProps {
  card: ModelCard;
  onRollBack?: () => void;
}

/** One model: what it is, what it rests on, how good it was, when it was in use. */
export function Card({ card, onRollBack }: CardProps) {
  const { t, language, code } = useText();
  const mayGoBack = onRollBack && card.actions.includes('roll-back');
  return (
    <article className="model" aria-label={card.version}>
      <header className="model-head">
        <div>
          <h3>{t(`models.kinds.${card.kind}`)}</h3>
          <p className="small muted">
            <code>{card.version}</code>
            {card.createdAt && <> · {formatDateTime(card.createdAt, language)}</>}
          </p>
        </div>
        {mayGoBack && (
          <Button
            small
            aria-label={t('models.rollBackTo', { version: card.version })}
            onClick={onRollBack}
          >
            {t('models.rollBack')}
          </Button>
        )}
      </header>
      <Tags>
        {card.inUse && <Tag tone="strong">{t('models.inUse')}</Tag>}
        <Tag>{t(card.calibration ? 'models.calibrated' : 'models.uncalibrated')}</Tag>
        {card.refusals.map((reason) => (
          <Tag key={reason} tone="warn">
            {code('models.refusals', reason)}
          </Tag>
        ))}
      </Tags>
      {card.kind === 'prior' && <p>{t('models.priorMeans')}</p>}
      <Figures card={card} />
      {card.factors.length > 0 && <Factors card={card} />}
      {card.activations.length > 0 && <Activations card={card} />}
    </article>
  );
}

function Figures({ card: { figures } }: { card: ModelCard }) {
  const { t, language } = useText();
  if (!figures) return null;
  const { gain, gini, ece, answers, pairings } = figures;
  const number = (value: number) => value.toFixed(3);
  const rows = [
    [
      t('models.data'),
      t('models.dataText', {
        answers: formatNumber(answers, language),
        pairings: formatNumber(pairings, language),
        from: formatDate(figures.from, language),
        until: formatDate(figures.until, language),
      }),
    ],
    gain && [
      t('models.gain'),
      t('models.gainText', {
        mean: number(gain.mean),
        low: number(gain.low),
        high: number(gain.high),
        lists: gain.lists,
      }),
    ],
    gini && [
      t('models.gini'),
      t('models.giniText', { current: number(gini.current), challenger: number(gini.challenger) }),
    ],
    ece && [
      t('models.ece'),
      t('models.eceText', {
        pair: formatShare(ece.pair, language),
        p: formatShare(ece.p, language),
        q: formatShare(ece.q, language),
      }),
    ],
  ].filter((row) => row !== null);
  return (
    <dl className="model-figures figures">
      {rows.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How much each line counts compared with the hand-set weights: as bars, with the figures beside them. */
function Factors({ card: { factors } }: { card: ModelCard }) {
  const { t, code } = useText();
  const sorted = [...factors].sort((a, b) => Math.abs(b.factor - 1) - Math.abs(a.factor - 1));
  return (
    <Disclosure summary={t('models.factors', { count: factors.length })}>
      <p className="small muted">{t('models.factorsMean')}</p>
      <DataTable
        caption={t('models.factors', { count: factors.length })}
        captionHidden
        rows={sorted}
        rowKey={(row) => row.code}
        columns={[
          { key: 'line', title: t('models.line'), cell: (row) => code('models.lines', row.code) },
          { key: 'bar', title: '', cell: (row) => <Bar factor={row.factor} /> },
          {
            key: 'factor',
            title: t('models.factor'),
            numeric: true,
            cell: (row) => `× ${row.factor.toFixed(2)}`,
          },
        ]}
      />
    </Disclosure>
  );
}

const MOST = 3;

function Bar({ factor }: { factor: number }) {
  return (
    <span className="model-bar" aria-hidden="true">
      <span style={{ width: `${(Math.min(MOST, factor) / MOST) * 100}%` }} />
    </span>
  );
}

function Activations({ card: { activations } }: { card: ModelCard }) {
  const { t, language } = useText();
  return (
    <ul className="plain-list small muted">
      {activations.map((one) => (
        <li key={one.at}>
          {t(`models.activated.${one.by}`, { time: formatDateTime(one.at, language) })}
          {one.note && <q>{one.note}</q>}
        </li>
      ))}
    </ul>
  );
}
