import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { useTitle } from '../../lib/use-title';
import { Arcs } from '../../ui/arcs';
import { PageHead } from '../../ui/page-head';
import './info.css';

const parts = ['what', 'who', 'contacts', 'data', 'privacy', 'access'] as const;
const steps = ['publish', 'describe', 'meet', 'introduce'] as const;

/** What this site is, how the two sides meet, and what happens with data. */
export function About() {
  const { t } = useText();
  useTitle(t('info.about.title'));
  return (
    <div className="page">
      <PageHead title={t('info.about.title')} lead={t('info.about.lead')} />
      <ol className="plain-list steps">
        {steps.map((step, index) => (
          <li key={step}>
            <Arcs
              demand={index === 1 ? 0 : 1}
              supply={index === 0 ? 0 : 1}
              met={index === 3}
              size={5}
            />
            <h2>{t(`info.about.steps.${step}.title`)}</h2>
            <p>{t(`info.about.steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
      <div className="info">
        {parts.map((part) => (
          <section key={part} className="stack">
            <h2>{t(`info.about.${part}.title`)}</h2>
            <p className="prose">{t(`info.about.${part}.text`)}</p>
          </section>
        ))}
        <p>
          <Link to={paths.ranking}>{t('common.nav.ranking')}</Link>
        </p>
      </div>
    </div>
  );
}
