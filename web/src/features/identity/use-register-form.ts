import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { newKey } from '../../api/client';
import { useText } from '../../i18n/use-text';
import { showServerFields } from '../../lib/server-fields';
import { useForgetAll, useSession } from '../../lib/session';
import { register, type RegistrationBody } from './identity-queries';

type NewOrganisation = RegistrationBody['organisation'];

export interface RegisterValues {
  organisation: {
    name: string;
    shortName: string;
    kind: NewOrganisation['kind'];
    country: string;
    creditCode: string;
    registrationNumber: string;
    district: string;
    intro: string;
    website: string;
    publishes: boolean;
    supplies: boolean;
  };
  user: { email: string; displayName: string; password: string };
}

const empty: RegisterValues = {
  organisation: {
    name: '',
    shortName: '',
    kind: 'enterprise',
    country: 'CN',
    creditCode: '',
    registrationNumber: '',
    district: '',
    intro: '',
    website: '',
    publishes: false,
    supplies: false,
  },
  user: { email: '', displayName: '', password: '' },
};

/** What the form holds, as the API wants it; empty texts become null where nothing was said. */
export function toRegistration(
  values: RegisterValues,
  language: 'zh-CN' | 'en',
  signedIn: boolean,
): RegistrationBody {
  const { organisation, user } = values;
  const domestic = organisation.country === 'CN';
  return {
    organisation: {
      ...organisation,
      shortName: organisation.shortName || organisation.name.slice(0, 24),
      creditCode: domestic ? organisation.creditCode.trim() || null : null,
      registrationNumber: domestic ? null : organisation.registrationNumber.trim() || null,
      district: (organisation.district || null) as NewOrganisation['district'],
      website: organisation.website.trim() || null,
    },
    ...(signedIn ? {} : { user: { ...user, language } }),
  };
}

/** State of the registration form: values, sending, refusals beside their fields. */
export function useRegisterForm() {
  const { language } = useText();
  const { session } = useSession();
  const forgetAll = useForgetAll();
  const form = useForm<RegisterValues>({ defaultValues: empty });
  const [key] = useState(newKey);
  const [isPlaced, setPlaced] = useState(false);
  const mutation = useMutation({
    mutationFn: (values: RegisterValues) =>
      register(toRegistration(values, language, session !== null), key),
    onError: (error) => setPlaced(showServerFields(form, error)),
    onSuccess: forgetAll,
  });
  return {
    form,
    signedIn: session !== null,
    submit: form.handleSubmit((values) => mutation.mutate(values)),
    busy: mutation.isPending,
    done: mutation.isSuccess,
    /** What could not be put beside a field. */
    problem: mutation.error && !isPlaced ? mutation.error : null,
  };
}
