import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Notice } from '../../ui/notice';
import { PartnerGaps } from './partner-gaps';
import {
  partnerSearchQuery,
  type PartnerSearch,
  type PartnerSubject,
  type PartnerSuggestion,
} from './partner-queries';
import { PartnerRow } from './partner-row';
import '../../lib/bench.css';
import './partners.css';

interface PartnersProps extends PartnerSubject {
  /** Organisations that are in already, invited or consenting. */
  joined?: ReadonlySet<string>;
  action?: (partner: PartnerSuggestion) => ReactNode;
}

const nobody: ReadonlySet<string> = new Set();
const firstShown = 4;

/** Folded away on a page about something else, but with the figures in sight. */
export function FoldedPartners(props: PartnersProps) {
  const { t } = useText();
  const { data } = useQuery(partnerSearchQuery(props));
  const figures = { gaps: data?.gaps.length ?? 0, partners: data?.partners.length ?? 0 };
  const told = figures.gaps > 0 ? t('partners.counted', figures) : t('partners.noGap');
  return (
    <Disclosure summary={data ? told : t('partners.title')}>
      <Partners {...props} />
    </Disclosure>
  );
}

/** Partner search: what a supplier leaves open in a scenario, and who closes it, with reasons. */
export function Partners(props: PartnersProps) {
  const query = useQuery(partnerSearchQuery(props));
  return (
    <QueryState query={query} blocks={2}>
      {(search) => <Answer search={search} {...props} />}
    </QueryState>
  );
}

function Answer({ search, joined = nobody, action }: PartnersProps & { search: PartnerSearch }) {
  const { t } = useText();
  const plain = search.gaps.filter(({ kind }) => kind !== 'concept').length;
  const covered = { asked: search.asked, covered: search.asked - plain };
  return (
    <div className="stack partners">
      <p className="small muted">{t('partners.rule')}</p>
      {search.capabilities.length === 0 && (
        <Notice tone="warn" title={t(`partners.unknown.${search.view}`)}>
          {search.view === 'own' && <Link to={paths.newCapability}>{t('partners.publish')}</Link>}
        </Notice>
      )}
      {search.gaps.length === 0 ? (
        <p>{t('partners.nothingOpen', covered)}</p>
      ) : (
        <>
          <p>{t(`partners.covered.${search.view}`, covered)}</p>
          <PartnerGaps search={search} joined={joined} />
          <Suggestions search={search} joined={joined} action={action} />
        </>
      )}
      {search.unclaimed.length > 0 && <Unclaimed search={search} />}
    </div>
  );
}

type SuggestionsProps = Required<Pick<PartnersProps, 'joined'>> &
  Pick<PartnersProps, 'action'> & { search: PartnerSearch };

/** Who is in stands first, who would add nothing to them last; among the others the server's order holds. */
function Suggestions({ search, joined, action }: SuggestionsProps) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  if (search.partners.length === 0) return <p>{t('partners.none')}</p>;
  const inside = search.partners.filter((one) => joined.has(one.organisationId));
  const closed = new Set(inside.flatMap(({ closes }) => closes.map(({ gap }) => gap)));
  const place = ({ organisationId, closes }: PartnerSuggestion) => {
    if (joined.has(organisationId)) return 0;
    return closes.some(({ gap }) => !closed.has(gap)) ? 1 : 2;
  };
  const ordered = [...search.partners].sort((a, b) => place(a) - place(b));
  const shown = all ? ordered : ordered.slice(0, firstShown);
  return (
    <>
      <ul className="bench-rows">
        {shown.map((partner) => (
          <PartnerRow
            key={partner.organisationId}
            partner={partner}
            search={search}
            action={action?.(partner)}
          />
        ))}
      </ul>
      {shown.length < ordered.length && (
        <Button small onClick={() => setAll(true)}>
          {t('partners.more', { n: ordered.length - shown.length })}
        </Button>
      )}
    </>
  );
}

/** Public entries that nobody has claimed: to be known, not to be invited. */
function Unclaimed({ search }: { search: PartnerSearch }) {
  const { t, about } = useText();
  return (
    <div className="small">
      <p>{t('partners.unclaimed')}</p>
      <ul className="partner-closes">
        {search.unclaimed.map((one) => (
          <li key={one.gap}>
            {about(search.gaps.find(({ gap }) => gap === one.gap)?.name ?? '', '')}
            <Link to={paths.capability(one.capabilityId)}>{one.title}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
