import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatNumber } from '../../lib/format';
import { QueryState } from '../../lib/query-state';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Card } from './model-card';
import { learningQuery, modelsQuery, type ModelCard, type World } from './model-queries';
import { RollBack } from './roll-back';
import '../../lib/bench.css';

/** 模型卡: what scores now, what it rests on, what came before, and the way back. */
export function ModelsPage() {
  const { t } = useText();
  useTitle(t('models.title'));
  const [params, setParams] = useSearchParams();
  const world: World = params.get('world') === 'demo' ? 'demo' : 'real';
  const query = useQuery(modelsQuery(world));
  const [leaving, setLeaving] = useState<ModelCard | null>(null);
  return (
    <>
      <PageHead
        title={t('models.title')}
        lead={t('models.lead')}
        actions={
          <Button small onClick={() => setParams(world === 'demo' ? {} : { world: 'demo' })}>
            {t(world === 'demo' ? 'models.showReal' : 'models.showDemo')}
          </Button>
        }
      />
      <div className="stack-l">
        {world === 'demo' && <Notice tone="warn">{t('models.demoNote')}</Notice>}
        <Progress world={world} />
        <QueryState query={query}>
          {({ items }) => <Cards cards={items} onRollBack={setLeaving} />}
        </QueryState>
      </div>
      <Dialog
        open={leaving !== null}
        title={t('models.rollBackTo', { version: leaving?.version ?? '' })}
        closeLabel={t('common.close')}
        onClose={() => setLeaving(null)}
      >
        {leaving && (
          <RollBack world={world} version={leaving.version} onDone={() => setLeaving(null)} />
        )}
      </Dialog>
    </>
  );
}

/** How far the answers reach on the way to the first calibration. */
function Progress({ world }: { world: World }) {
  const { t, language } = useText();
  const { data } = useQuery(learningQuery(world));
  if (!data) return null;
  const { answers, needed } = data;
  const figures = { answers: formatNumber(answers, language), needed };
  const label = t(answers < needed ? 'models.waiting' : 'models.enough', figures);
  return (
    <div className="stack">
      <p className="figures">{label}</p>
      {answers < needed && (
        <progress value={answers} max={needed} aria-label={label} className="models-progress" />
      )}
    </div>
  );
}

interface CardsProps {
  cards: readonly ModelCard[];
  onRollBack: (card: ModelCard) => void;
}

function Cards({ cards, onRollBack }: CardsProps) {
  const { t } = useText();
  const current = cards.filter((card) => card.inUse);
  const others = cards.filter((card) => !card.inUse);
  return (
    <>
      <section className="stack" aria-label={t('models.current')}>
        <h2>{t('models.current')}</h2>
        {current.map((card) => (
          <Card key={card.version} card={card} />
        ))}
      </section>
      {others.length > 0 && (
        <section className="stack" aria-label={t('models.history')}>
          <h2>{t('models.history')}</h2>
          {others.map((card) => (
            <Card key={card.version} card={card} onRollBack={() => onRollBack(card)} />
          ))}
        </section>
      )}
    </>
  );
}
