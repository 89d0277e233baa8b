/** Currencies with two decimals (ISO 4217), which is what amounts are kept with. */
export const currencies = ['EUR', 'CHF', 'GBP', 'USD', 'CAD', 'MAD', 'PLN', 'CZK', 'RON', 'SEK', 'DKK', 'NOK'] as const
