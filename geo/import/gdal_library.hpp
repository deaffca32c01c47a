// GDAL as a library that prints nothing.
#pragma once

namespace tryggkarta::import {

/// Sends what GDAL has to say to nobody; the last message stays readable for our own sentences.
void silence_gdal();
/// Silences GDAL and registers its drivers, once in a process.
void start_gdal();

}  // namespace tryggkarta::import
