import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text';
import { ScenarioFormCooperation, ScenarioFormContact } from './scenario-form-terms';
import { ScenarioFormNeed, ScenarioFormResources } from './scenario-form-need';
import type { PartProps } from './scenario-form-fields';
import '../../ui/form.css';

interface ScenarioFormProps extends PartProps {
  /** Status, completeness and buttons, beside the form. */
  aside: ReactNode;
}

/** The scenario form in four parts. It only draws: what happens is in use-scenario-form. */
export function ScenarioForm({ aside, ...part }: ScenarioFormProps) {
  const { t } = useText();
  return (
    <div className="form-page">
      <form
        aria-label={t('scenarioForm.formLabel')}
        onSubmit={(event) => event.preventDefault()}
        noValidate
      >
        <Part title={t('scenarioForm.parts.need')}>
          <ScenarioFormNeed {...part} />
        </Part>
        <Part title={t('scenarioForm.parts.resources')}>
          <ScenarioFormResources {...part} />
        </Part>
        <Part title={t('scenarioForm.parts.cooperation')}>
          <ScenarioFormCooperation {...part} />
        </Part>
        <Part title={t('scenarioForm.parts.contact')}>
          <ScenarioFormContact {...part} />
        </Part>
      </form>
      <aside className="form-aside">{aside}</aside>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="form-part" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
