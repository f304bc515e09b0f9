// SPDX-License-Identifier: EUPL-1.2
#include "daemon/runtime/named_thread.hpp"

#include <pthread.h>

#include <utility>

#include "workflows/core/assert.hpp"

namespace saksgang::runtime {

NamedThread::NamedThread(std::string name, std::move_only_function<void()> work)
    : thread_([name = std::move(name), work = std::move(work)]() mutable {
          const int fault = pthread_setname_np(pthread_self(), name.c_str());
          ASSERT(fault == 0);
          work();
      }) {}

void NamedThread::join() {
    if (thread_.joinable()) thread_.join();
}

}  // namespace saksgang::runtime
