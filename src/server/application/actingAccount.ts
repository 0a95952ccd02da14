/** In the answer to a switch: the account that the client acts as from then on. */
export const actingAccountHeader = 'Acting-Account'
