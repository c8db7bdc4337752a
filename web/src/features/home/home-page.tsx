import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatNumber } from '../../lib/format';
import { paths } from '../../lib/paths';
import { useTitle } from '../../lib/use-title';
import { Card } from '../../ui/card';
import { Gate } from './gate';
import { homeFigures, latestList } from './home-queries';
import './home.css';
import '../../ui/two-shores.css';
import '../../ui/entry.css';

interface HomePageProps {
  /** The large search bar; it belongs to another feature. */
  search: ReactNode;
  demands: ReactNode;
  offers: ReactNode;
}

/** The front page: the gate, the search, the newest of both shores, the newest issue. */
export function HomePage({ search, demands, offers }: HomePageProps) {
  const { t } = useText();
  useTitle(undefined);
  return (
    <div className="page">
      <Hero search={search} />
      <Latest />
      <div className="two-shores">
        <section>
          <h2 className="demand">{t('home.latestDemands')}</h2>
          {demands}
          <Link to={paths.scenarios}>{t('home.allScenarios')}</Link>
        </section>
        <section>
          <h2 className="supply">{t('home.latestOffers')}</h2>
          {offers}
          <Link to={paths.capabilities}>{t('home.allCapabilities')}</Link>
        </section>
      </div>
      <Ways />
    </div>
  );
}

function Hero({ search }: { search: ReactNode }) {
  const { t, language } = useText();
  const { data } = useQuery(homeFigures);
  const figure = (value: number | null | undefined) =>
    typeof value === 'number' ? formatNumber(value, language) : null;
  return (
    <Gate
      demand={figure(data?.scenarios)}
      meeting={figure(data?.mutual)}
      supply={figure(data?.capabilities)}
      demo={data?.demo ?? false}
    >
      <h1>
        <span>{t('home.mottoStart')}</span> <span className="meet">{t('home.mottoEnd')}</span>
      </h1>
      <p className="muted">{t('home.lead')}</p>
      {search}
    </Gate>
  );
}

function Latest() {
  const { t } = useText();
  const { data } = useQuery(latestList);
  const list = data?.items[0];
  if (!list) return null;
  return (
    <p className="home-issue">
      <span className="figures">{t('lists.issue', { no: list.no })}</span>
      <Link to={paths.list(list.no)}>{list.title}</Link>
    </p>
  );
}

const ways = [
  ['publish', paths.newScenario, 'demand'],
  ['offer', paths.newCapability, 'supply'],
] as const;

function Ways() {
  const { t } = useText();
  return (
    <div className="home-ways">
      {ways.map(([way, to, side]) => (
        <Card key={way} side={side} as="section">
          <h2>{t(`home.ways.${way}.title`)}</h2>
          <p>{t(`home.ways.${way}.text`)}</p>
          <Link to={to}>{t(`home.ways.${way}.go`)}</Link>
        </Card>
      ))}
    </div>
  );
}
