import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { PageHead } from '../../ui/page-head';
import { Tabs } from '../../ui/tabs';
import { FormList } from './form-list';
import { MinedList } from './mined-list';
import { ProposeDialog, type Proposal } from './propose-dialog';

const tabs = ['proposed', 'mined', 'approved', 'decided'] as const;
const nothing: Proposal = { form: '', source: 'hand', suggestions: [] };

/** Thesaurus upkeep: what is proposed, what accepted pairs suggest, and what has been decided. */
export function ThesaurusPage() {
  const { t } = useText();
  const [params, setParams] = useSearchParams();
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const active = tabs.find((tab) => tab === params.get('show')) ?? 'proposed';
  const content = {
    proposed: <FormList state={['proposed']} />,
    mined: <MinedList onPropose={setProposal} />,
    approved: <FormList state={['approved']} />,
    decided: <FormList state={['rejected', 'withdrawn']} />,
  };
  return (
    <>
      <PageHead
        title={t('thesaurus.title')}
        lead={t('thesaurus.lead')}
        actions={<Button onClick={() => setProposal(nothing)}>{t('thesaurus.propose')}</Button>}
      />
      <Tabs
        label={t('thesaurus.title')}
        active={active}
        onChange={(key) => setParams(key === 'proposed' ? {} : { show: key }, { replace: true })}
        items={tabs.map((key) => ({
          key,
          label: t(`thesaurus.tabs.${key}`),
          content: content[key],
        }))}
      />
      {proposal && <ProposeDialog proposal={proposal} onClose={() => setProposal(null)} />}
    </>
  );
}
