// SPDX-License-Identifier: EUPL-1.2
// One owner for every pointer a C library hands out and wants back through a function of its own.
// A handle belongs to the thread that made it.
#pragma once

#include <utility>

#include "workflows/core/assert.hpp"

namespace saksgang::repo {

template <class T, void (*Free)(T*)>
class Handle {
public:
    Handle() = default;
    Handle(Handle&& other) noexcept : value_(std::exchange(other.value_, nullptr)) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(value_, other.value_);
        return *this;
    }
    ~Handle() {
        if (value_ != nullptr) Free(value_);
    }

    T* get() const { return value_; }

    // Where a C function stores what it made. Once only: a second value would leak the first.
    T** out() {
        ASSERT(value_ == nullptr);
        return &value_;
    }

    // Gives the pointer up, to a function that takes ownership.
    T* release() { return std::exchange(value_, nullptr); }

private:
    T* value_ = nullptr;
};

}  // namespace saksgang::repo
