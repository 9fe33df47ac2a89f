/** What is known of knots, how surely, and who disagrees. */
import { useAnswer, useApp } from '../app/context';
import { hasPain } from '../app/journey.model';
import type { Claim, Claims } from '../engine/engine';
import { useText } from '../texts/text';
import { Chip, Disclosure } from '../ui/blocks';
import { LoadState } from '../ui/Flow';
import { Thread } from '../ui/Thread';
import { AlarmPicture, SqueezePicture } from './Mechanisms';
import { agreementsOf, claimsOf, kappa, sourcesOf, type Agreement } from './knot.model';
import './knot.css';

export default function KnotPage() {
  const t = useText('knot');
  const claims = useAnswer((engine) => engine.claims(), 'claims');
  if (!claims.value) {
    return (
      <LoadState
        framed
        error={claims.error}
        failed={t('failed')}
        loading={t('loading')}
        tryAgain={t('try_again')}
        again={claims.again}
      />
    );
  }
  return <Knot known={claims.value} />;
}

function Knot({ known }: { known: Claims }) {
  const t = useText('knot');
  return (
    <div className="knot">
      <header className="head">
        <div>
          <h1>{t('title')}</h1>
          <p className="q">{t('lead')}</p>
        </div>
      </header>
      <div className="stack">
        <div className="cols c2">
          {claimsOf(known.claims, 'mechanism').map((claim) => (
            <Mechanism key={claim.id} claim={claim} />
          ))}
        </div>
        <div className="cols c32">
          <section className="card">
            <h2>{t('claims')}</h2>
            <ul className="knot-claims">
              {claimsOf(known.claims, 'claim').map((claim) => (
                <ClaimRow key={claim.id} claim={claim} />
              ))}
            </ul>
          </section>
          <div className="stack">
            <Agreements known={known} />
            <Meaning />
            <section className="card knot-disc">
              <Disclosure title={t('sources')}>
                <ul className="small q knot-sources">
                  {sourcesOf(known.claims).map((key) => {
                    const source = known.sources[key];
                    return (
                      <li key={key}>
                        {source?.title ?? key}
                        {source ? ` (${t(`opened.${source.opened}`)})` : null}
                      </li>
                    );
                  })}
                </ul>
              </Disclosure>
            </section>
            <p className="small">
              <a href="#/atlas">{t('atlas')}</a>
            </p>
            <p className="small">
              <a href="/NOTICE.md" target="_blank" rel="noreferrer">
                {t('notices')}
              </a>
            </p>
          </div>
        </div>
      </div>
    </div>
  );
}

function ForAgainst({ claim }: { claim: Claim }) {
  const t = useText('knot');
  return (
    <p className="small q">
      <b>{t('for')}</b>: {claim.evidence_for} <b>{t('against')}</b>: {claim.evidence_against}
    </p>
  );
}

function Mechanism({ claim }: { claim: Claim }) {
  return (
    <section className="card">
      <div className="row between knot-head">
        <h2>{claim.title}</h2>
        <Chip>{claim.grade}</Chip>
      </div>
      {claim.id === 'alarm' ? <AlarmPicture /> : <SqueezePicture />}
      <p className="small knot-text">{claim.text}</p>
      <ForAgainst claim={claim} />
    </section>
  );
}

function ClaimRow({ claim }: { claim: Claim }) {
  const t = useText('knot');
  return (
    <li>
      <div className="row between knot-head">
        <b>{claim.title}</b>
        <Chip>{claim.grade}</Chip>
      </div>
      <p className="small">{claim.text}</p>
      {claim.evidence_for || claim.evidence_against ? (
        <Disclosure title={t('for_against')} name={t('for_against_name', { title: claim.title })}>
          <ForAgainst claim={claim} />
        </Disclosure>
      ) : null}
    </li>
  );
}

function agreementWords(t: ReturnType<typeof useText>, own: Agreement): string {
  const values = { low: kappa(own.low), high: kappa(own.high) };
  if (own.value === null) return t('agreement_range', values);
  return t('agreement_value', { ...values, value: kappa(own.value) });
}

function Agreements({ known }: { known: Claims }) {
  const t = useText('knot');
  const rows = agreementsOf(known.claims);
  if (rows.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('agreement')}</h2>
      <ul className="knot-agree">
        {rows.map((own) => (
          <li key={own.id}>
            <div className="row between">
              <b>{own.title}</b>
              <span className="small q">{agreementWords(t, own)}</span>
            </div>
            <Thread
              value={{ low: own.low, mid: own.value ?? own.low, high: own.high }}
              from={0}
              to={1.02}
              vague={own.value === null}
              name={t(own.value === null ? 'agreement_name_range' : 'agreement_name', {
                title: own.title,
                low: kappa(own.low),
                high: kappa(own.high),
                value: own.value === null ? '' : kappa(own.value),
              })}
            />
          </li>
        ))}
      </ul>
      <div className="knot-scale tiny" aria-hidden="true">
        <span>{t('agreement_chance')}</span>
        <span>{t('agreement_always')}</span>
      </div>
      <p className="small q knot-text">{t('agreement_note')}</p>
      <Disclosure title={t('agreement_table')}>
        <table className="knot-table small">
          <thead>
            <tr>
              <th scope="col">{t('agreement_sign')}</th>
              <th scope="col">{t('agreement_best')}</th>
              <th scope="col">{t('agreement_kind')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((own) => (
              <tr key={own.id}>
                <th scope="row">{own.title}</th>
                <td>{agreementWords(t, own)}</td>
                <td>{own.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </section>
  );
}

function Meaning() {
  const t = useText('knot');
  const { journey } = useApp();
  const painted = hasPain(journey);
  return (
    <section className="panel">
      <h2>{t('meaning')}</h2>
      <p className="q small knot-meaning">
        {t('meaning_text_1')} <b>{t('meaning_text_b')}</b> {t('meaning_text_2')}
      </p>
      <a className="btn" href={painted ? '#/result' : '#/paint'}>
        {t(painted ? 'meaning_button' : 'meaning_button_start')}
      </a>
    </section>
  );
}
