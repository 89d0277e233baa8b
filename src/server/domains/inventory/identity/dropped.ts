/** A value of a message that says nothing of the machine, and was therefore left out. */
export interface Dropped {
  field: 'serial' | 'uuid' | 'mac' | 'model' | 'manufacturer' | 'mainboardSerial' | 'assetTag' | 'name' | 'ip' | 'email'
  value: string
  /** Listed by the site, not by the shipped list. */
  by?: 'site'
}
