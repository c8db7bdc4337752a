import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useText } from '../../i18n/use-text';
import type { Language } from '../../lib/format';
import { ProblemNotice } from '../../lib/query-state';
import { showServerFields } from '../../lib/server-fields';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Select, TextInput } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { editMe } from './account-queries';

interface Profile {
  displayName: string;
  language: Language;
}

const languages = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
] as const;

/** The name others see after a mutual yes, and the language of mails. */
export function ProfileForm(profile: Profile) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const form = useForm<Profile>({ defaultValues: profile });
  const mutation = useMutation({
    mutationFn: editMe,
    onError: (error) => showServerFields(form, error),
    onSuccess: async () => {
      say(t('common.saved'));
      await client.invalidateQueries({ queryKey: ['me'] });
      await client.invalidateQueries({ queryKey: ['session'] });
    },
  });
  return (
    <form
      className="stack"
      noValidate
      onSubmit={form.handleSubmit((values) => mutation.mutate(values))}
    >
      {mutation.error && <ProblemNotice error={mutation.error} />}
      <Field
        label={t('identity.user.name')}
        error={form.formState.errors.displayName?.message}
        required
      >
        {(control) => (
          <TextInput
            {...control}
            {...form.register('displayName', { required: t('identity.required') })}
            autoComplete="name"
          />
        )}
      </Field>
      <Field
        label={t('identity.account.mailLanguage')}
        help={t('identity.account.mailLanguageHelp')}
      >
        {(control) => <Select {...control} {...form.register('language')} options={languages} />}
      </Field>
      <Button type="submit" busy={mutation.isPending}>
        {t('common.save')}
      </Button>
    </form>
  );
}
