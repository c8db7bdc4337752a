import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { newKey } from '../../api/client';
import type { Pairing, PairingMessage } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatDateTime } from '../../lib/format';
import { ProblemNotice, QueryState } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { TextArea } from '../../ui/inputs';
import { messagesQuery, sendMessage } from './pairing-queries';

/** The platform's conversation: demand at the left, supply at the right, the matchmaker between them. */
export function PairingConversation({ pairing }: { pairing: Pairing }) {
  const { t } = useText();
  const query = useQuery(messagesQuery(pairing.id));
  const canTalk = pairing.actions.includes('converse');
  return (
    <section className="stack" aria-label={t('pairings.conversation')}>
      <h2>{t('pairings.conversation')}</h2>
      <QueryState query={query} blocks={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t(canTalk ? 'pairings.noMessages' : 'pairings.notYet')}</p>
          ) : (
            <div role="log" aria-label={t('pairings.conversation')}>
              <ol className="plain-list messages">
                {[...items]
                  .sort((a, b) => a.sentAt.localeCompare(b.sentAt))
                  .map((message) => (
                    <Message key={message.id} message={message} />
                  ))}
              </ol>
            </div>
          )
        }
      </QueryState>
      {canTalk && <Composer pairing={pairing} />}
    </section>
  );
}

function Message({ message }: { message: PairingMessage }) {
  const { t, language } = useText();
  return (
    <li className={`message message-${message.side}`}>
      <p className="small">
        <strong>{message.organisation ?? t('pairings.matchmaker')}</strong>{' '}
        {message.mine && <span>{t('pairings.you')}</span>}{' '}
        <time className="muted" dateTime={message.sentAt}>
          {formatDateTime(message.sentAt, language)}
        </time>
      </p>
      <p className="prose">{message.body}</p>
    </li>
  );
}

function Composer({ pairing }: { pairing: Pairing }) {
  const { t } = useText();
  const client = useQueryClient();
  const [body, setBody] = useState('');
  const [key, setKey] = useState(newKey);
  const send = useMutation({
    mutationFn: () => sendMessage(pairing.id, { body: body.trim() }, key),
    onSuccess: async () => {
      setBody('');
      setKey(newKey());
      await client.invalidateQueries({ queryKey: messagesQuery(pairing.id).queryKey });
    },
    // Another text is another message.
    onError: () => setKey(newKey()),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body.trim() !== '' && !send.isPending) send.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Field
        label={t('pairings.write')}
        help={pairing.mutualAt ? t('pairings.writeHelp') : t('pairings.writeHelpBefore')}
        required
      >
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            maxLength={2000}
            value={body}
            onChange={(event) => setBody(event.target.value)}
          />
        )}
      </Field>
      {send.error && <ProblemNotice error={send.error} />}
      <div>
        <Button type="submit" look="primary" busy={send.isPending}>
          {t('pairings.send')}
        </Button>
      </div>
    </form>
  );
}
