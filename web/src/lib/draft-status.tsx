import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useText } from '../i18n/use-text';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { ProblemNotice } from './query-state';
import type { Draft } from './use-draft';

interface DraftStatusProps {
  draft: Draft;
  /** Whether it saves by itself; then only what cannot be saved is worth a question. */
  auto: boolean;
  /** After somebody else's change: keep what is typed here and go on from the new version. */
  onKeepMine: () => void;
  /** …or throw away what is typed here. */
  onTakeTheirs: () => void;
}

const inTime: readonly Draft['status'][] = ['unsaved', 'saving'];

/** Asks before another page of the site is opened while something is not with the server. */
function useAskBeforeLeaving(active: boolean, question: string): void {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      active && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    if (window.confirm(question)) blocker.proceed();
    else blocker.reset();
  }, [blocker, question]);
}

/** Where the draft stands: saved, being saved, refused in places, or overtaken by somebody else. */
export function DraftStatus({ draft, auto, onKeepMine, onTakeTheirs }: DraftStatusProps) {
  const { t } = useText();
  const inStep = draft.status === 'saved' || (auto && inTime.includes(draft.status));
  useAskBeforeLeaving(!inStep, t('bench.leaveUnsaved'));
  return (
    <div className="stack">
      <p role="status" className={draft.status === 'saved' ? 'small muted' : 'small'}>
        {t(`bench.draft.${draft.status}`)}
      </p>
      {draft.status === 'stale' && (
        <Notice tone="warn" alert title={t('bench.staleTitle')}>
          <p>{t('bench.staleNote')}</p>
          <div className="row">
            <Button look="primary" small onClick={onKeepMine}>
              {t('bench.keepMine')}
            </Button>
            <Button small onClick={onTakeTheirs}>
              {t('bench.takeTheirs')}
            </Button>
          </div>
        </Notice>
      )}
      {draft.status !== 'stale' && draft.problem && draft.problem.fields.length === 0 && (
        <ProblemNotice error={draft.problem} onRetry={() => void draft.flush()} />
      )}
    </div>
  );
}
