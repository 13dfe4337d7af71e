import type { SessionMe } from '@stafett/schemas';
import { Link, Outlet, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { startLive } from '../live/live.ts';
import { PlaceName } from '../parts/page.tsx';
import { useMe } from '../session/me.ts';
import { SignOut } from '../session/sign-out.tsx';
import { Bell } from './bell.tsx';
import { LanguageButton } from './language-button.tsx';
import { type MenuItem, menuFor } from './menu.ts';
import { MenuIcon } from './menu-icon.tsx';
import { SearchField } from './search-field.tsx';
import { UnitChoice } from './unit-choice.tsx';

const MORE = 'mer';
// The bar at the bottom of a narrow screen has room for so many beside "Mer".
const IN_BAR = 4;

const MenuEntry = ({ item }: { item: MenuItem }) => {
  const { t } = useTranslation();
  const { count, late } = item;
  return (
    <Link to={item.to} className="menu-link">
      <MenuIcon id={item.id} />
      <span className="menu-name">{t(`menu.${item.id}`)}</span>
      {count !== undefined && count > 0 && (
        <span className={late ? 'menu-count menu-count-late' : 'menu-count'}>
          <span aria-hidden="true">{count}</span>
          <span className="unseen">
            {`, ${t('frame.waiting', { count })}`}
            {late ? `, ${t('frame.late', { count: late })}` : ''}
          </span>
        </span>
      )}
    </Link>
  );
};

const StandIn = ({ me }: { me: SessionMe }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const [first, second] = me.standInFor;
  if (!first) return null;
  return (
    <p className="stand-in">
      {second
        ? t('frame.standInForSome', { count: me.standInFor.length })
        : t('frame.standInFor', { name: first.name, date: format.near(first.until) })}
    </p>
  );
};

/** What stands around every page: the agency's band, the menu, and the region that screen readers are told through. */
export const Frame = () => {
  const { t } = useTranslation();
  const me = useMe();
  const items = menuFor(me);
  const [connected, setConnected] = useState(true);
  // The line tells of what one unit sees.
  const unit = me.unit.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another unit is another line
  useEffect(() => startLive(setConnected), [unit]);
  const router = useRouter();
  useEffect(() => router.subscribe('onBeforeNavigate', () => document.getElementById(MORE)?.hidePopover()), [router]);

  return (
    <PlaceName value={me.agency.name}>
      <div className="frame" data-agency={me.agency.kind}>
        <a className="skip" href="#innehall">
          {t('frame.skip')}
        </a>
        <header className="band">
          <Link to="/" className="band-name">
            {t('product')}
          </Link>
          <div className="band-place">
            <span className="band-agency">{me.agency.name}</span>
            <UnitChoice me={me} />
          </div>
          <SearchField />
          <div className="band-person">
            <Bell unread={me.counts.notices} className="band-button" />
            <LanguageButton />
            <span className="band-who">{me.staff.name}</span>
            <SignOut slug={me.agency.slug} className="band-button" />
          </div>
        </header>
        <nav className="menu" aria-label={t('frame.menu')}>
          <ul>
            {items.map((item, index) => (
              <li key={item.id} data-bar={index < IN_BAR ? '' : undefined}>
                <MenuEntry item={item} />
              </li>
            ))}
          </ul>
          <button type="button" className="menu-link menu-more" popoverTarget={MORE}>
            <MenuIcon id="more" />
            <span className="menu-name">{t('frame.more')}</span>
          </button>
        </nav>
        <div className="more" id={MORE} popover="auto">
          <div className="more-head">
            <p>
              <strong>{me.staff.name}</strong>
              <br />
              {me.unit.name}
            </p>
            <button type="button" className="button button-quiet" popoverTarget={MORE} popoverTargetAction="hide">
              {t('frame.close')}
            </button>
          </div>
          <SearchField />
          <nav aria-label={t('frame.more')}>
            <ul>
              {items.map((item) => (
                <li key={item.id}>
                  <MenuEntry item={item} />
                </li>
              ))}
            </ul>
          </nav>
          <UnitChoice me={me} />
          <div className="more-person">
            <Bell unread={me.counts.notices} className="band-button" />
            <LanguageButton />
            <SignOut slug={me.agency.slug} className="band-button" />
          </div>
        </div>
        <main id="innehall" tabIndex={-1}>
          <StandIn me={me} />
          {!connected && <p className="lost">{t('frame.lost')}</p>}
          <Outlet />
        </main>
        <footer className="foot">
          <Link to="/tillganglighet">{t('frame.accessibility')}</Link>
        </footer>
      </div>
    </PlaceName>
  );
};
