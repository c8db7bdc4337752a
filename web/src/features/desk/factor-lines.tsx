import { useText } from '../../i18n/use-text';
import { formatNumber } from '../../lib/format';
import { Disclosure } from '../../ui/disclosure';
import type { Candidate } from './desk-queries';

type Line = Candidate['lines'][number];

/** Named lines of p and q: the strongest first, the rest on request. Figures are log-odds, before calibration. */
export function FactorLines({ lines, most }: { lines: readonly Line[]; most: number }) {
  const { t } = useText();
  const told = lines.filter((line) => !['base', 'start-point'].includes(line.code));
  const rest = told.slice(most);
  return (
    <div className="desk-factors">
      <Factors lines={told.slice(0, most)} />
      {rest.length > 0 && (
        <Disclosure summary={t('desk.moreFactors', { n: rest.length })}>
          <Factors lines={rest} />
        </Disclosure>
      )}
    </div>
  );
}

function Factors({ lines }: { lines: readonly Line[] }) {
  const { t, language, code } = useText();
  return (
    <ul className="plain-list desk-factor-list">
      {lines.map((line) => (
        <li key={`${line.side}${line.code}`} className={`desk-factor-${line.side}`}>
          <span>
            <span className="sr-only">{t(`common.${line.side}`)} </span>
            {code('desk.factors', line.code)}
          </span>{' '}
          <span className="figures">
            {line.value > 0 ? '+' : '−'}
            {formatNumber(Math.abs(line.value), language)}
          </span>
        </li>
      ))}
    </ul>
  );
}
