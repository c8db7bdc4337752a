import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Capability, Evidence } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { sentenceOf } from '../../lib/decide-dialog';
import { RemoveRow } from '../../lib/row-parts';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { useToast } from '../../ui/toast';
import { capabilityQuery } from './capability-queries';
import { EvidenceItem } from './evidence-item';
import { EvidenceForm } from './evidence-form';
import { removeEvidence } from './own-capability-queries';

/** Evidence of a capability: what is there with its state and validity; each can be corrected, more added. */
export function EvidenceEditor({ capability }: { capability: Capability }) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const [open, setOpen] = useState<'new' | Evidence | null>(null);
  const editing = open === 'new' ? null : open;
  const reread = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: capabilityQuery(capability.id).queryKey }),
      client.invalidateQueries({ queryKey: ['my-capabilities'] }),
    ]);
  const remove = useMutation({
    mutationFn: removeEvidence,
    onSuccess: reread,
    onError: (error) => say(sentenceOf(error, t('common.offline'))),
  });
  return (
    <section className="form-part" id="field-evidence" aria-label={t('capabilities.evidence')}>
      <h2>{t('capabilities.evidence')}</h2>
      <p className="muted">{t('capabilityForm.evidenceNote')}</p>
      {capability.evidence.length === 0 && (
        <p className="muted">{t('capabilityForm.noEvidence')}</p>
      )}
      <ul className="plain-list form-rows">
        {capability.evidence.map((one) => (
          <li key={one.id}>
            <EvidenceItem evidence={one}>
              {one.actions.includes('edit') && (
                <Button
                  small
                  aria-label={t('capabilityForm.editEvidenceOf', { name: one.title })}
                  onClick={() => setOpen(one)}
                >
                  {t('bench.editRow')}
                </Button>
              )}
              {one.actions.includes('remove') && (
                <RemoveRow row={one.title} onRemove={() => remove.mutate(one.id)} />
              )}
            </EvidenceItem>
          </li>
        ))}
      </ul>
      {capability.actions.includes('add-evidence') && (
        <div>
          <Button onClick={() => setOpen('new')}>{t('capabilityForm.addEvidence')}</Button>
        </div>
      )}
      <Dialog
        open={open !== null}
        title={t(editing ? 'capabilityForm.editEvidence' : 'capabilityForm.addEvidence')}
        closeLabel={t('common.close')}
        onClose={() => {
          setOpen(null);
          // Its words may be kept where its file was refused.
          void reread();
        }}
      >
        {open && (
          <EvidenceForm
            capabilityId={capability.id}
            evidence={editing}
            onDone={async () => {
              setOpen(null);
              say(t('capabilityForm.evidenceAdded'));
              await reread();
            }}
          />
        )}
      </Dialog>
    </section>
  );
}
