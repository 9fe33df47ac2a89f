/** Optional: sex and age take away questions that cannot apply. */
import { useApp } from '../app/context';
import { useText } from '../texts/text';
import { Disclosure } from '../ui/blocks';

export function PersonFields() {
  const t = useText('paint');
  const { journey, change } = useApp();
  const invalid =
    journey.age_years !== null && !(journey.age_years >= 0 && journey.age_years <= 120);
  return (
    <Disclosure title={t('person.title')}>
      <div className="person">
        <label>
          {t('person.sex')}
          <select
            value={journey.sex ?? ''}
            onChange={(event) => {
              const sex = event.target.value as 'female' | 'male' | '';
              change((j) => ({ ...j, sex: sex === '' ? null : sex, safetyDone: false }));
            }}
          >
            <option value="">{t('person.not_said')}</option>
            <option value="female">{t('person.female')}</option>
            <option value="male">{t('person.male')}</option>
          </select>
        </label>
        <label>
          {t('person.age')}
          <input
            type="number"
            inputMode="numeric"
            min={0}
            max={120}
            aria-invalid={invalid}
            value={journey.age_years ?? ''}
            onChange={(event) => {
              const text = event.target.value;
              const age = text === '' ? null : Math.trunc(Number(text));
              if (age !== null && !(age >= 0 && age <= 120)) return;
              change((j) => ({ ...j, age_years: age, safetyDone: false }));
            }}
          />
        </label>
      </div>
    </Disclosure>
  );
}
