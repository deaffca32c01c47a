#include "geo/import/gdal_library.hpp"

#include <mutex>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>

namespace tryggkarta::import {

namespace {
std::once_flag silenced;
std::once_flag started;
}  // namespace

void silence_gdal() {
  std::call_once(silenced, [] { CPLSetErrorHandler(CPLQuietErrorHandler); });
}

void start_gdal() {
  silence_gdal();
  std::call_once(started, [] {
    // A sheet of text cells alone would otherwise get "Field1, Field2 …" and its header become a row.
    CPLSetConfigOption("OGR_XLSX_HEADERS", "FORCE");
    CPLSetConfigOption("OGR_ODS_HEADERS", "FORCE");
    CPLSetConfigOption("OGR_XLS_HEADERS", "FORCE");
    GDALAllRegister();
  });
}

}  // namespace tryggkarta::import
