import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text';
import { sentenceOf } from '../../lib/decide-dialog';
import { Button } from '../../ui/button';
import { useToast } from '../../ui/toast';
import { sayWhyNot, whyNotQuery, whyNotReasons, type WhyNotReason } from './uptake-queries';
import './uptake.css';

/** 为什么不投: one tap for a supplier who was invited; the publisher sees reasons in sum only. */
export function WhyNot({ id }: { id: string }) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const { data } = useQuery(whyNotQuery(id));
  const tap = useMutation({
    mutationFn: (reason: WhyNotReason) => sayWhyNot(id, reason),
    onSuccess: (saved) => {
      client.setQueryData(whyNotQuery(id).queryKey, saved);
      say(t('uptake.thanks'));
    },
    onError: (error) => say(sentenceOf(error, t('common.offline'))),
  });
  if (!data?.actions.includes('say-why-not')) return null;
  return (
    <section className="stack uptake" aria-label={t('uptake.whyNot')}>
      <h2>{t('uptake.whyNot')}</h2>
      <p className="small muted">{t('uptake.whyNotLead')}</p>
      <div className="row">
        {whyNotReasons.map((reason) => (
          <Button
            key={reason}
            small
            aria-pressed={data.reason === reason}
            look={data.reason === reason ? 'primary' : 'plain'}
            busy={tap.isPending}
            onClick={() => tap.mutate(reason)}
          >
            {t(`uptake.reasons.${reason}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
