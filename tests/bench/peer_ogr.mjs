// ogr2ogr into SpatiaLite: what most people would do with the same file.
import { rmSync } from "node:fs";
import { timed } from "./machine.mjs";

/** Coordinates become a point in degrees, numbers and times are recognised, everything is one transaction. */
export async function ogrToSpatialite(csv, file, { index }) {
  rmSync(file, { force: true });
  return timed("ogr2ogr", ["-f", "SQLite", "-dsco", "SPATIALITE=YES", "-lco", `SPATIAL_INDEX=${index ? "YES" : "NO"}`, "-gt", "unlimited",
    "-oo", "X_POSSIBLE_NAMES=e", "-oo", "Y_POSSIBLE_NAMES=n", "-oo", "AUTODETECT_TYPE=YES", "-s_srs", "EPSG:3007", "-t_srs", "EPSG:4326", "-nln", "incidents", file, csv]);
}
