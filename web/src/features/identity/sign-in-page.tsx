import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths, safeReturn } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { useForgetAll } from '../../lib/session';
import { useTitle } from '../../lib/use-title';
import { Arcs } from '../../ui/arcs';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { TextInput } from '../../ui/inputs';
import { signIn } from './identity-queries';
import './identity.css';

interface SignInValues {
  email: string;
  password: string;
}

/** The way in, and back to where one wanted to go. */
export function SignInPage() {
  const { t } = useText();
  useTitle(t('identity.signIn.title'));
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const forgetAll = useForgetAll();
  const form = useForm<SignInValues>({ defaultValues: { email: '', password: '' } });
  const mutation = useMutation({
    mutationFn: signIn,
    onSuccess: async () => {
      await forgetAll();
      await navigate(safeReturn(params.get('next')), { replace: true });
    },
  });
  const { errors } = form.formState;
  const required = t('identity.required');
  return (
    <div className="page identity">
      <Arcs demand={1} supply={1} met size={5} />
      <h1>{t('identity.signIn.title')}</h1>
      <form
        className="stack"
        noValidate
        onSubmit={form.handleSubmit((values) => mutation.mutate(values))}
      >
        {mutation.error && <ProblemNotice error={mutation.error} />}
        <Field label={t('identity.email')} error={errors.email?.message} required>
          {(control) => (
            <TextInput
              {...control}
              {...form.register('email', { required })}
              type="email"
              autoComplete="username"
            />
          )}
        </Field>
        <Field label={t('identity.password')} error={errors.password?.message} required>
          {(control) => (
            <TextInput
              {...control}
              {...form.register('password', { required })}
              type="password"
              autoComplete="current-password"
            />
          )}
        </Field>
        <Button type="submit" look="primary" busy={mutation.isPending}>
          {t('common.signIn')}
        </Button>
      </form>
      <p>
        <Link to={paths.requestReset}>{t('identity.reset.forgot')}</Link>
      </p>
      <p className="muted">
        {t('identity.signIn.noAccount')} <Link to={paths.register}>{t('common.register')}</Link>
      </p>
    </div>
  );
}
