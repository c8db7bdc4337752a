import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { showServerFields } from '../../lib/server-fields';
import { useForgetAll } from '../../lib/session';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { TextInput } from '../../ui/inputs';
import { eraseMe } from './account-queries';

/** Erasure of one's own data, asked once more and with the password, since it cannot be undone. */
export function EraseDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useText();
  const navigate = useNavigate();
  const forgetAll = useForgetAll();
  const form = useForm({ defaultValues: { currentPassword: '' } });
  const mutation = useMutation({
    mutationFn: eraseMe,
    onError: (error) => showServerFields(form, error),
    onSuccess: async () => {
      await navigate(paths.home);
      await forgetAll();
    },
  });
  return (
    <Dialog
      open={open}
      title={t('identity.account.erase')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <form
        className="stack"
        noValidate
        onSubmit={form.handleSubmit((values) => mutation.mutate(values))}
      >
        <p>{t('identity.account.eraseNote')}</p>
        {mutation.error && <ProblemNotice error={mutation.error} />}
        <Field
          label={t('identity.account.current')}
          error={form.formState.errors.currentPassword?.message}
          required
        >
          {(control) => (
            <TextInput
              {...control}
              {...form.register('currentPassword', { required: t('identity.required') })}
              type="password"
              autoComplete="current-password"
            />
          )}
        </Field>
        <div className="row">
          <Button type="submit" look="primary" busy={mutation.isPending}>
            {t('identity.account.eraseForGood')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
