import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { Tag } from '../../ui/tag';
import type { Comparison as Pair } from './desk-queries';
import { FactorLines } from './factor-lines';
import './desk.css';

type Text = Pair['texts']['demand'][number];

/** Two profiles side by side, demand left and supply right, with the places that the reasons rest on marked. */
export function Comparison({ pair, children }: { pair: Pair; children: ReactNode }) {
  const { t } = useText();
  const band = pair.match.bands?.pair ?? 'low';
  return (
    <>
      <p className="row">
        <Tag tone={band === 'high' ? 'strong' : 'plain'}>
          {t('matching.fit', { level: t(`common.highMediumLow.${band}`) })}
        </Tag>
        {pair.pairing && <Link to={paths.pairing(pair.pairing.id)}>{t('desk.openPairing')}</Link>}
        {children}
      </p>
      <div className="desk-pair">
        <Side side="demand" pair={pair} to={paths.scenario(pair.scenario.id)}>
          {pair.scenario.title}
        </Side>
        <Side side="supply" pair={pair} to={paths.capability(pair.capability.id)}>
          {pair.capability.title}
        </Side>
      </div>
      <section className="stack">
        <h2>{t('desk.allFactors')}</h2>
        <p className="small muted">{t('desk.logOdds')}</p>
        <FactorLines lines={pair.lines} most={40} />
      </section>
    </>
  );
}

interface SideProps {
  side: 'demand' | 'supply';
  pair: Pair;
  to: string;
  children: ReactNode;
}

function Side({ side, pair, to, children }: SideProps) {
  const { t } = useText();
  const { match } = pair;
  const organisation =
    side === 'demand' ? pair.scenario.organisation : pair.capability.organisation;
  const gaps = match.gaps?.[side] ?? [];
  return (
    <section className={`desk-side desk-side-${side}`} aria-label={t(`common.${side}`)}>
      <h2>
        <Link to={to}>{children}</Link>
      </h2>
      <p className="small muted">{organisation?.name ?? '—'}</p>
      <h3>{t(`matching.${side}Sees`)}</h3>
      <ul className="reasons">
        {match.reasons[side].map((reason) => (
          <li key={reason.code + reason.text}>{reason.text}</li>
        ))}
      </ul>
      {gaps.length > 0 && (
        <>
          <h3>{t('matching.gaps')}</h3>
          <ul className="reasons reasons-gaps">
            {gaps.map((gap) => (
              <li key={gap.code + gap.text}>{gap.text}</li>
            ))}
          </ul>
        </>
      )}
      <h3>{t('desk.asWritten')}</h3>
      <dl className="desk-texts">
        {pair.texts[side].map((text) => (
          <div key={text.field}>
            <dt className="small muted">{fieldName(t, text.field)}</dt>
            <dd>
              <Marked text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The text as written; matched places are `mark` elements, so they are marked for every reader. */
function Marked({ text: { text, spans } }: { text: Text }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const span of spans) {
    parts.push(text.slice(at, span.start));
    parts.push(<mark key={span.start}>{text.slice(span.start, span.end)}</mark>);
    at = span.end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}

function fieldName(t: ReturnType<typeof useText>['t'], field: string): string {
  const [name = '', n] = field.split('.');
  const names = ['title', 'summary', 'text', 'mustHave', 'niceToHave', 'cases'] as const;
  const known = names.find((one) => one === name);
  if (!known) return field;
  return n === undefined
    ? t(`desk.fields.${known}`)
    : `${t(`desk.fields.${known}`)} ${Number(n) + 1}`;
}
