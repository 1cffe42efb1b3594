// The two who give tokens, and where they do it.
// Google: https://developers.google.com/identity/protocols/oauth2/web-server and https://developers.google.com/gmail/imap/xoauth2-protocol
// Microsoft: https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth

export type Provider = 'google' | 'microsoft'

export interface Endpoints {
  /** Where somebody agrees. */
  authorize: string
  /** Where a code or a refresh token becomes an access token. */
  token: string
  scope: string
  /** What the address of `authorize` carries beside what RFC 6749 says. */
  extra: Record<string, string>
}

/** Origins that tests put in the place of the real ones. */
export interface Bases {
  googleAccounts: string
  googleToken: string
  microsoft: string
}

export const realBases: Bases = {
  googleAccounts: 'https://accounts.google.com',
  googleToken: 'https://oauth2.googleapis.com',
  microsoft: 'https://login.microsoftonline.com',
}

/** @param tenant of Microsoft: id or domain of the directory */
export function endpointsOf(provider: Provider, tenant = 'organizations', bases: Bases = realBases): Endpoints {
  if (provider === 'google')
    return {
      authorize: `${bases.googleAccounts}/o/oauth2/v2/auth`,
      token: `${bases.googleToken}/token`,
      scope: 'https://mail.google.com/',
      // A refresh token is given for offline access only, and for the second time only when consent is asked again.
      extra: { access_type: 'offline', prompt: 'consent' },
    }
  const base = `${bases.microsoft}/${encodeURIComponent(tenant)}/oauth2/v2.0`
  return {
    authorize: `${base}/authorize`,
    token: `${base}/token`,
    scope: 'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
    extra: { prompt: 'select_account' },
  }
}
