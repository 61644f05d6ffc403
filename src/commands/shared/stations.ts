// The one station that a word means: a name of the roster, with or without 派出所, with the county in front where needed.
import { AppError } from '../../domain/app-error.ts'
import { nearestName } from '../../domain/nearest.ts'
import type { Station } from '../../domain/people.ts'
import { countyLabel } from './labels.ts'

/** By its name, with or without 派出所; where several counties have it, with the county in front. */
export function theStation(stations: readonly Station[], word: string): Station {
  const name = word.normalize('NFKC').replace(/\s+/g, '')
  const isMeant = ({ station, county }: Station): boolean =>
    [station, county + station].some((one) => one === name || one === `${name}派出所`)
  const found = stations.filter(isMeant)
  const [station, ...others] = found
  if (station === undefined) {
    const nearest = nearestName(
      name,
      stations.map((one) => one.station),
    )
    throw new AppError('STATION-UNKNOWN', `花名册里没有“${word}”${nearest === null ? '' : `，是不是“${nearest}”？`}`, {
      hint: '派出所照花名册写；新的派出所先导入花名册。查看：gongtiao roster list',
    })
  }
  if (others.length > 0) {
    const choices = found.map((one) => `${countyLabel(one.county)}${one.station}`).join('、')
    throw new AppError('STATION-AMBIGUOUS', `“${word}”不止一个：${choices}。`, { hint: '请在派出所前面写上区县。' })
  }
  return station
}
