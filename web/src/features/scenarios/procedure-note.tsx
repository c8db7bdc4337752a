import type { Scenario } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { Facts } from '../../ui/card';
import { Notice } from '../../ui/notice';

/** How a scenario is taken, step by step, and that an entry of the list is no tender; always shown. */
export function ProcedureNote({ scenario }: { scenario: Scenario }) {
  const { t } = useText();
  const { procedure, takers, proofOfConcept, procurementUrl, procurementNo } = scenario;
  return (
    <section className="stack" aria-label={t('scenarios.howTaken')}>
      <h2>{t('scenarios.howTaken')}</h2>
      {procedure && (
        <p>
          {t(`scenarios.procedureSteps.${procedure}`)}
          {takers && ` ${t(`scenarios.takersNote.${takers}`)}`}
        </p>
      )}
      {proofOfConcept && (
        <>
          <h3>{t('scenarios.proofOfConcept')}</h3>
          <p className="prose">{proofOfConcept}</p>
        </>
      )}
      <Notice title={t('scenarios.noTender')}>
        <p>{t('scenarios.noTenderMore')}</p>
        {(procurementUrl || procurementNo) && (
          <Facts
            items={[
              [
                t('scenarios.procurementUrl'),
                procurementUrl && (
                  <a key="notice" href={procurementUrl} rel="noreferrer">
                    {new URL(procurementUrl).hostname}
                  </a>
                ),
              ],
              [t('scenarios.procurementNo'), procurementNo],
            ]}
          />
        )}
      </Notice>
    </section>
  );
}
