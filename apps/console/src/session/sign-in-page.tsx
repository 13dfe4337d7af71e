import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Words } from '../i18n/sv.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { api } from '../trpc.ts';
import { Outside } from './outside.tsx';
import { signedOutFrom, signInAddress } from './session.ts';

const failures = ['providerUnavailable', 'signInExpired', 'notStaff', 'signInTooWeak', 'signInRefused'] as const;
type Failure = Exclude<keyof Words['signInFailure'], 'title'> & (typeof failures)[number];

/** What one meets before signing in: the agency that the address names, or the choice of one. */
export const SignInPage = ({ slug }: { slug: string | undefined }) => {
  const { t } = useTranslation();
  const agencies = useQuery(api.session.agencies.queryOptions());
  const left = signedOutFrom();
  const here = slug ?? left;
  const chosen = agencies.data?.agencies.find((agency) => agency.slug === here);
  const title = chosen ? t('signIn.titleAgency', { agency: chosen.name }) : t('signIn.title');

  const asked = new URLSearchParams(location.search);
  const failure = asked.get('signIn');
  const reference = asked.get('reference');
  const known = failures.find((code): code is Failure => code === failure) ?? 'signInRefused';
  const back = (agency: string) => (agency === slug ? location.pathname + location.search : `/${agency}`);

  return (
    <Outside
      title={title}
      agency={chosen}
      failed={failure !== null}
      above={
        failure !== null ? (
          <Notice kind="problem" title={t('signInFailure.title')} focus>
            <p>
              {t(`signInFailure.${known}`)} {reference && t('page.reference', { reference })}
            </p>
          </Notice>
        ) : left ? (
          <Notice kind="done" title={t('signIn.signedOut')} focus>
            <p>{t('signIn.signedOutText')}</p>
          </Notice>
        ) : undefined
      }
    >
      <p>{t('signIn.text')}</p>
      <Loaded query={agencies}>
        {({ agencies: all }) => (
          <>
            {chosen && (
              <p>
                <a className="button button-primary" href={signInAddress(chosen.slug, back(chosen.slug))}>
                  {t('signIn.go')}
                </a>
              </p>
            )}
            <h2>{t(chosen ? 'signIn.otherAgency' : 'signIn.chooseAgency')}</h2>
            <ul className="outside-agencies">
              {all
                .filter((agency) => agency !== chosen)
                .map((agency) => (
                  <li key={agency.slug} data-agency={agency.kind}>
                    <a href={signInAddress(agency.slug, back(agency.slug))}>{agency.name}</a>
                  </li>
                ))}
            </ul>
          </>
        )}
      </Loaded>
    </Outside>
  );
};
