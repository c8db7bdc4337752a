import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Capability } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { sentenceOf } from '../../lib/decide-dialog';
import { paths } from '../../lib/paths';
import { Button, ButtonLink } from '../../ui/button';
import { useToast } from '../../ui/toast';
import { capabilityQuery } from './capability-queries';
import { stepCapability, type CapabilityStep } from './own-capability-queries';

const steps: readonly CapabilityStep[] = ['publish', 'restore', 'archive'];

interface CapabilityActionsProps {
  capability: Pick<Capability, 'id' | 'actions'>;
  inForm?: boolean;
  small?: boolean;
  /** In a list: only what takes the capability on. */
  onward?: boolean;
  /** Runs first, e.g. to save what was typed; false stops the step. */
  before?: () => Promise<boolean>;
  onRefused?: (error: unknown) => void;
}

/** The supplier's buttons: exactly what the API says may be done now. */
export function CapabilityActions(props: CapabilityActionsProps) {
  const { capability, inForm = false, small = false, onward = false, before, onRefused } = props;
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const step = useMutation({
    mutationFn: async (name: CapabilityStep) => {
      if (name === 'publish' && before && !(await before())) return null;
      return stepCapability(capability.id, name);
    },
    onSuccess: async (saved, name) => {
      if (!saved) return;
      client.setQueryData(capabilityQuery(saved.id).queryKey, saved);
      say(t(`capabilityForm.done.${name}`));
      await client.invalidateQueries({ queryKey: ['my-capabilities'] });
    },
    onError: (error) => {
      onRefused?.(error);
      say(sentenceOf(error, t('common.offline')));
    },
  });
  return (
    <>
      {capability.actions.includes('edit') && !inForm && (
        <ButtonLink small={small} to={paths.editCapability(capability.id)}>
          {t('common.edit')}
        </ButtonLink>
      )}
      {steps
        .filter((name) => capability.actions.includes(name) && !(onward && name === 'archive'))
        .map((name) => (
          <Button
            key={name}
            small={small}
            look={name === 'archive' ? 'quiet' : 'primary'}
            busy={step.isPending}
            onClick={() => step.mutate(name)}
          >
            {t(`capabilityForm.actions.${name}`)}
          </Button>
        ))}
    </>
  );
}
